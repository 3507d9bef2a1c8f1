import { pino } from "pino";

/** The one logger. Fields: event, tenant, requestId, batch, ms, err. Never tokens, keys or payloads. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
