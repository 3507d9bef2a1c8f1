import { setTimeout as pause } from "node:timers/promises";
import { isRetryable } from "#db/sqlstate.ts";

/** Milliseconds before attempt n (from 1): doubling from `base`, at most `most`, with full jitter so that rivals part. */
export function backoff(attempt: number, base: number, most: number): number {
  return Math.round(Math.random() * Math.min(most, base * 2 ** (attempt - 1)));
}

/** Runs a transaction again, a few times, when it lost a deadlock or a serialisation race. @throws what it throws otherwise. */
export async function withRetries<T>(work: () => Promise<T>, attempts = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt >= attempts) throw error;
      await pause(backoff(attempt, 20, 1000));
    }
  }
}
