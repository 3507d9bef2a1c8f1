import { pino } from "pino";
import { logSink } from "#server/log-sink.ts";
import { currentTags } from "#server/observe/current.ts";

/**
 * The one logger: lines of JSON, each with its event (docs/operations.md lists them) and the ids of the work it belongs to. Never
 * tokens, keys or payloads.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...currentTags() }),
    serializers: {
      // The queue's driver hangs its whole connection on an error: pages of it, a secret of the session among them.
      err: (error: Error) => {
        const { client: _connection, ...told } = pino.stdSerializers.err(error) as ReturnType<typeof pino.stdSerializers.err>;
        return told;
      },
    },
  },
  logSink,
);
