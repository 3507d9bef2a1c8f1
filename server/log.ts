import { pino } from "pino";

/** The one logger. Fields: event, tenant, requestId, batch, ms, err. Never tokens, keys or payloads. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: {
    // The queue's driver hangs its whole connection on an error: pages of it, a secret of the session among them.
    err: (error: Error) => {
      const { client: _connection, ...told } = pino.stdSerializers.err(error) as ReturnType<typeof pino.stdSerializers.err>;
      return told;
    },
  },
});
