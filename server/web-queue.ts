import { connectQueue } from "#db/queue.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";
import { apart } from "#server/observe/current.ts";

type Queue = Awaited<ReturnType<typeof connectQueue>>;

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayQueue?: Promise<Queue> };

/** The web process's connection to the queue, made at first use: it wakes workers and takes no work. */
export function webQueue(): Promise<Queue> {
  if (!held.__inlayQueue) {
    const onError = (err: unknown) => log.warn({ event: "queue.error", err });
    const made = apart(() => connectQueue(readEnv().DATABASE_URL ?? "", { role: "app", work: false, onError }));
    // A queue that could not be reached is tried anew the next time.
    made.catch(() => held.__inlayQueue === made && delete held.__inlayQueue);
    held.__inlayQueue = made;
  }
  return held.__inlayQueue;
}
