import { readState } from "#db/embedded/state.ts";
import { wake } from "#db/queue.ts";
import { createDoor } from "#pipelines/collect/door.ts";
import type { Receiver } from "#pipelines/collect/receive.ts";
import { createWaker } from "#pipelines/collect/waker.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";
import { pool } from "#server/pools.ts";
import { webQueue } from "#server/web-queue.ts";

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayReceiver?: Promise<Receiver> };

/** What this process receives events with, made at first use. @throws Error when DATABASE_URL is not set */
export function webReceiver(): Promise<Receiver> {
  held.__inlayReceiver ??= make();
  return held.__inlayReceiver;
}

async function make(): Promise<Receiver> {
  const sql = pool("collector");
  const onCommitted = createWaker(
    async (tenantId) => wake(await webQueue(), tenantId),
    (err, tenant) => log.warn({ event: "collect.wake_failed", tenant, err }),
  );
  return { sql, door: createDoor({ sql, transport: "http", onCommitted }), dataFolder: await ownDataFolder() };
}

/** The folder of the database's files, when the database is the one that this installation's home keeps. */
async function ownDataFolder(): Promise<string | undefined> {
  const env = readEnv();
  const url = new URL(env.DATABASE_URL ?? "postgres://nowhere");
  const state = await readState(env.INLAY_HOME).catch(() => undefined);
  const own = state && url.port === String(state.port) && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return own ? state.data : undefined;
}
