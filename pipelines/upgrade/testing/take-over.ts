import { expect } from "vitest";
import { pause } from "#db/embedded/processes.ts";
import { compareDevices, compareSpending } from "#pipelines/law/compare.ts";
import type { LawEvent } from "#pipelines/law/events.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { startTakeover, waiting } from "#pipelines/upgrade/testing/takeover.ts";

const PATIENCE = { timeout: 60_000 };

/** The older version does not run by itself: the commit is none that anybody could have started. */
export class Unrunnable extends Error {}

/**
 * A version takes over from an older one at work: the newer migrates, both run side by side, the older one ends. Promised:
 * no request fails, both process, and in the end the figures are those of a fold over what was acknowledged.
 * @throws Unrunnable before anything of the newer version has begun
 */
export async function takeOverFrom(commit: string): Promise<void> {
  const takeover = await startTakeover(commit);
  try {
    const { db, ledger, asked, front, older, tenantId } = takeover;
    const sql = db.sql("pipeline");
    const acknowledged = async (more: number) => {
      const least = ledger.acknowledged.size + more;
      for (const until = Date.now() + PATIENCE.timeout; ledger.acknowledged.size < least; await pause(50)) {
        const wrong = [...ledger.surprises, ...asked.failures, ...takeover.fallen][0];
        if (wrong || Date.now() > until) throw new Error(wrong ?? "Nothing is acknowledged any more.");
      }
    };
    const processed = async () => {
      const [row] = await sql`select count(*)::int as n from raw.batch where state = 'done'`;
      return row!.n as number;
    };
    await acknowledged(300).catch((cause: Error) => {
      throw new Unrunnable(cause.message, { cause });
    });

    const migration = await takeover.migrate();
    expect(await migration.ended).toBe(0);
    expect(await migration.said()).toContain("The database is at this version now");

    // The older one alone, on the newer schema.
    const done = await processed();
    const answers = asked.answers;
    await acknowledged(200);
    await expect.poll(processed, PATIENCE).toBeGreaterThan(done);
    await expect.poll(() => asked.answers, PATIENCE).toBeGreaterThan(answers + 5);

    const newer = await takeover.startNewer();
    await front.sendTo([older.port, newer.port]);
    await acknowledged(300);
    await takeover.retire(older, [newer]);
    await acknowledged(200);
    await takeover.settle();
    await expect.poll(() => waiting(sql), PATIENCE).toBe(0);

    expect(takeover.fallen).toEqual([]);
    expect(ledger.surprises).toEqual([]);
    expect(asked.failures).toEqual([]);
    for (const { port } of [older, newer]) expect(front.answered.get(port)).toBeGreaterThan(20);
    const sent = [...ledger.acknowledged.values()] as LawEvent[];
    const [stored] = await sql`select count(*)::int as events, count(distinct (source, id))::int as different from raw.event`;
    expect(stored).toEqual({ events: sent.length, different: sent.length });
    const seen = { pipeline: sql, app: db.sql("app") };
    expect(await compareSpending(seen, tenantId, sent, "Europe/Berlin")).toEqual([]);
    expect(await compareDevices(seen, tenantId, sent, "Europe/Berlin")).toEqual([]);
    expect(await verifyTenant(sql, tenantId)).toMatchObject({ waiting: 0, differences: [] });
  } finally {
    await takeover.stop();
  }
}
