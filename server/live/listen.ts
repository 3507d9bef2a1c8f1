import { randomUUID } from "node:crypto";
import type { Sql } from "#db/client.ts";
import { log } from "#server/log.ts";

export const LISTEN_TIMING = { probeEveryMs: 10_000, probeLimitMs: 5_000, retryMs: 500 };

export type Ears = {
  /** A message on the channel. */
  heard(payload: string): void;
  /** It listens, for the first time or again: what was told before may have been missed. */
  back(): void;
  /** Whether anyone listens: only then is the connection probed. */
  needed(): boolean;
};

/**
 * Keeps a LISTEN connection to a channel. It is made anew when it does not hear its own probe in time: a server that
 * restarted, a proxy that forgot it.
 * @param open makes a pool for it
 * @returns what ends it
 */
export function keepListening(open: () => Sql, channel: string, ears: Ears, timing = LISTEN_TIMING): () => Promise<void> {
  let sql: Sql | undefined;
  let forget: (() => Promise<unknown>) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let echo: { payload: string; done(): void } | undefined;

  const heard = (payload: string): void => {
    if (payload === echo?.payload) echo.done();
    else if (!payload.startsWith(PROBE)) ears.heard(payload);
  };
  const listen = async (): Promise<void> => {
    sql = open();
    // Called at the first LISTEN (someone may wait already), and at those after the driver has reconnected by itself.
    const { unlisten } = await sql.listen(channel, heard, () => ears.back());
    forget = unlisten;
  };
  /** Without the first step the driver would listen again, on a pool that has ended, in a promise of which nobody knows. */
  const hangUp = async (): Promise<void> => {
    forget?.().catch(() => {});
    forget = undefined;
    await sql?.end({ timeout: 1 }).catch(() => {});
    sql = undefined;
  };
  const probe = async (through: Sql): Promise<void> => {
    const payload = `${PROBE}${randomUUID()}`;
    const answered = new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("the connection did not hear its own probe")), timing.probeLimitMs);
      const done = () => {
        clearTimeout(limit);
        resolve();
      };
      echo = { payload, done };
    });
    await Promise.all([answered, through.notify(channel, payload)]);
  };
  const tend = async (): Promise<void> => {
    try {
      if (!sql) await listen();
      else if (ears.needed()) await probe(sql);
    } catch (err) {
      if (!ended) log.warn({ event: "live.connection_lost", err });
      await hangUp();
    }
    if (!ended) timer = setTimeout(tend, sql ? timing.probeEveryMs : timing.retryMs * (1 + Math.random())).unref();
  };
  tend();

  return async () => {
    ended = true;
    clearTimeout(timer);
    await hangUp();
  };
}

const PROBE = "probe:";
