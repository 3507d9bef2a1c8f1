import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { FLOW } from "#pipelines/cli/doctor/flow.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { purchase, send, spentByDay } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll, tenantsWithWork, workTenant } from "#pipelines/process/work-tenant.ts";
import { listBatches } from "#server/batches/list-batches.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
afterEach(() => vi.restoreAllMocks());

const TIME = "2026-09-01T10:00:00Z";
const POISON = { amountMinor: "not a number" };
const AMOUNT = (minor: number) => ({ amountMinor: minor });

/** A batch of three stored events of which one cannot be processed: it breaks a cast, which no door would let pass. */
async function poisoned(tenantId: string, prefix: string): Promise<string> {
  const events = [1, 2, 3].map((n) => purchase(`${prefix}${n}`, TIME, 100));
  const { batch } = await send(db, tenantId, ...events);
  await change(tenantId, `${prefix}2`, POISON);
  return batch;
}
const change = (tenantId: string, id: string, data: object) =>
  db.login()`update raw.event set data = data || ${JSON.stringify(data)}::text::jsonb where tenant_id = ${tenantId} and id = ${id}`;

const batchOf = async (id: string) => (await db.login()`select * from raw.batch where id = ${id}`)[0]!;

test("a batch that cannot be processed stops only itself, is tried again ever later, and is given up in the end", async () => {
  // The longest pause that chance may give.
  vi.spyOn(Math, "random").mockReturnValue(0.999_999);
  const tenantId = await newTenant(db);
  const pipeline = db.sql("pipeline");
  await send(db, tenantId, purchase("before", TIME, 1));
  const id = await poisoned(tenantId, "p");
  await send(db, tenantId, purchase("after", TIME, 2));

  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt++) {
    await processAll(pipeline);
    const { state, attempts, error, next_attempt_at } = await batchOf(id);
    expect({ attempts, state }).toEqual({ attempts: attempt, state: attempt < 8 ? "ready" : "failed" });
    expect(error).toMatch(/invalid input syntax/);
    pauses.push((next_attempt_at.getTime() - Date.now()) / 1000);
    // Its neighbours are in, from the first attempt on.
    expect(await spentByDay(db, tenantId)).toEqual({ "2026-09-01": 3 });
    // Before its time has come it is left alone.
    expect(await tenantsWithWork(pipeline)).toEqual([]);
    await db.login()`update raw.batch set next_attempt_at = now() where id = ${id}`;
  }
  expect(pauses[0]).toBeGreaterThan(0);
  for (const [at, pause] of pauses.entries()) if (at > 0) expect(pause).toBeGreaterThan(pauses[at - 1]! * 1.5);
  expect(Math.max(...pauses)).toBeLessThan(602);
  // Given up: its time does not come again, and what was stored is kept.
  await processAll(pipeline);
  expect(await batchOf(id)).toMatchObject({ attempts: 8, state: "failed" });
  expect(await db.login()`select id from raw.event where batch_id = ${id} order by id`).toEqual([
    { id: "p1" },
    { id: "p2" },
    { id: "p3" },
  ]);
});

test("what was given up is seen, and processed once when the cause is mended and it is asked for again", async () => {
  const [tenantId, other] = [await newTenant(db), await newTenant(db)];
  const [id, others] = [await poisoned(tenantId, "a"), await poisoned(other, "b")];
  await workTenant(db.sql("pipeline"), tenantId);
  await db.login()`update raw.batch set state = 'failed' where id in (${id}, ${others})`;

  const scope = { tenantId, subjects: { mode: "all" }, limits: "none" } as const;
  const failed = () => inScope(db.sql("app"), scope, (tx) => listBatches(tx, tenantId, { state: "failed", limit: 10 }));
  expect((await failed()).batches).toMatchObject([{ id, accepted: 3, error: expect.stringMatching(/invalid input syntax/) }]);
  const check = FLOW.find(({ name }) => name === "failed batches")!;
  expect(await check.look(db.login())).toMatchObject({ state: "fail", mend: expect.stringContaining("process --failed") });

  const slug = `t-${tenantId}`;
  const inlay = async () => {
    const args = [join(import.meta.dirname, "../cli/main.ts"), "process", "--failed", "--tenant", slug, "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, DATABASE_URL: db.url, LOG_LEVEL: "silent" },
    });
    return JSON.parse(stdout) as { retried: number; batches: number; events: number };
  };
  // Not mended yet: it is tried, fails again, and waits.
  expect(await inlay()).toMatchObject({ retried: 1, batches: 0 });
  expect(await batchOf(id)).toMatchObject({ state: "ready", attempts: 1 });
  await db.login()`update raw.batch set state = 'failed' where id = ${id}`;

  await change(tenantId, "a2", AMOUNT(100));
  expect(await inlay()).toMatchObject({ retried: 1, batches: 1, events: 3 });
  expect(await inlay()).toMatchObject({ retried: 0, batches: 0, events: 0 });
  expect(await batchOf(id)).toMatchObject({ state: "done", error: null });
  expect(await spentByDay(db, tenantId)).toEqual({ "2026-09-01": 300 });
  expect((await failed()).batches).toEqual([]);
  expect((await verifyTenant(db.sql("pipeline"), tenantId)).differences).toEqual([]);
  // Only the tenant that was named, and its trail says so.
  expect(await batchOf(others)).toMatchObject({ state: "failed" });
  const trail = await db.login()`select tenant_id, actor, details from core.audit where action = 'batch.retry'`;
  expect(trail).toMatchObject(
    [1, 2].map(() => ({ tenant_id: tenantId, actor: expect.stringMatching(/^cli:/), details: { batches: 1, ids: [id] } })),
  );
});

test("where the schema is not that of this version, no batch is taken for a bad one", async () => {
  const tenantId = await newTenant(db);
  const { batch } = await send(db, tenantId, purchase("fit", TIME, 100));
  await db.login()`alter table fact.account rename to account_of_another_version`;
  try {
    for (let attempt = 0; attempt < 10; attempt++)
      await expect(workTenant(db.sql("pipeline"), tenantId)).rejects.toThrow(/"fact.account" does not exist/);
    expect(await batchOf(batch)).toMatchObject({ state: "ready", attempts: 0 });
  } finally {
    await db.login()`alter table fact.account_of_another_version rename to account`;
  }
  await workTenant(db.sql("pipeline"), tenantId);
  expect(await batchOf(batch)).toMatchObject({ state: "done" });
});
