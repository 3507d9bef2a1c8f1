import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "#db/client.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";

/** A transaction that has done its work and commits only when told. */
export type Held = { waited(): Promise<void>; release(): Promise<void> };

async function heldAfter(db: TestDatabase, work: (tx: Tx) => Promise<unknown>): Promise<Held> {
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  let worked = () => {};
  const ready = new Promise<void>((done) => {
    worked = done;
  });
  const transaction = db.sql("pipeline", { max: 1 }).begin(async (tx) => {
    await work(tx as unknown as Tx);
    worked();
    await released;
  });
  await Promise.race([ready, transaction]);
  return {
    waited: () => waitedForLock(db),
    release: async () => {
      release();
      await transaction;
    },
  };
}

/** Holds a payment as a claim would, so that a run stops within its month. */
export const hold = (db: TestDatabase, tenantId: string, id: string): Promise<Held> =>
  heldAfter(db, (tx) => tx`select from fact.entity where tenant_id = ${tenantId} and entity_id = ${id} for update`);

/** Processes what waits, and does not commit it yet. */
export const claim = (db: TestDatabase, tenantId: string): Promise<Held> =>
  heldAfter(db, (tx) => tx`select ops.process_claim(${tenantId}::uuid, 100)`);

/** Until somebody waits for what another transaction holds. */
async function waitedForLock(db: TestDatabase): Promise<void> {
  for (;;) {
    const waiting =
      await db.login()`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await pause(20);
  }
}
