import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { FLOW } from "#pipelines/cli/doctor/flow.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { retryFailed } from "#pipelines/process/retry-failed.ts";
import { purchase, send, spentByDay } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll, tenantsWithWork, workTenant } from "#pipelines/process/work-tenant.ts";

// A tenant whose changes cannot be counted: the database knows its customer's time zone no longer.
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
afterEach(() => vi.restoreAllMocks());

const DAY = "2026-09-01";
const TIME = `${DAY}T10:00:00Z`;

const live = (tenantId: string, zone: string | null) =>
  db.login()`update fact.subject set zone = ${zone} where tenant_id = ${tenantId} and subject = 'ada'`;
const failureOf = async (tenantId: string) => (await db.login()`select * from ops.roll_failure where tenant_id = ${tenantId}`)[0];
const again = () => db.login()`update ops.roll_failure set next_attempt_at = now()`;
const rollups = FLOW.find(({ name }) => name === "rollups")!;

/** A tenant with a payment counted, and one that cannot be. */
async function broken(): Promise<string> {
  const tenantId = await newTenant(db);
  await send(db, tenantId, purchase("a", TIME, 100));
  await processAll(db.sql("pipeline"));
  await live(tenantId, "Mars/Olympus");
  await send(db, tenantId, purchase("b", TIME, 50));
  return tenantId;
}

test("a tenant whose changes cannot be counted stops nobody, is tried again ever later, named by doctor, and heals by itself", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.999_999);
  const pipeline = db.sql("pipeline");
  const [tenantId, other] = [await broken(), await newTenant(db)];
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 5; attempt++) {
    await send(db, tenantId, purchase(`more${attempt}`, "2026-10-01T10:00:00Z", 1));
    await send(db, other, purchase(`fine${attempt}`, TIME, 1));
    await processAll(pipeline);
    const failure = await failureOf(tenantId);
    expect(failure).toMatchObject({ attempts: attempt, error: expect.stringMatching(/not recognized/) });
    pauses.push((failure!.next_attempt_at.getTime() - Date.now()) / 1000);
    // Everyone else's figures are current, and its own are what they were.
    expect(await spentByDay(db, other)).toEqual({ [DAY]: attempt });
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 100 });
    // Left alone until its time comes, also by who is woken for its next batch.
    expect(await tenantsWithWork(pipeline)).toEqual([]);
    await workTenant(pipeline, tenantId);
    expect(await failureOf(tenantId)).toMatchObject({ attempts: attempt });
    await again();
  }
  for (const [at, pause] of pauses.entries()) if (at > 0) expect(pause).toBeGreaterThan(pauses[at - 1]! * 1.5);
  const [ready] = await db.login()`select count(*)::int as n from raw.batch where state <> 'done'`;
  expect(ready).toEqual({ n: 0 });
  expect(await rollups.look(db.login())).toMatchObject({
    state: "fail",
    found: expect.stringMatching(new RegExp(`t-${tenantId}.*not recognized`)),
    mend: expect.stringContaining("process --failed"),
  });

  await live(tenantId, null);
  await processAll(pipeline);
  expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 150, "2026-10-01": 5 });
  expect(await failureOf(tenantId)).toBeUndefined();
  expect(await rollups.look(db.login())).toMatchObject({ state: "ok" });
  expect((await verifyTenant(pipeline, tenantId)).differences).toEqual([]);
});

test("once the cause is mended it need not be waited for", async () => {
  const pipeline = db.sql("pipeline");
  const tenantId = await broken();
  await processAll(pipeline);
  await live(tenantId, null);
  await db.login()`update ops.roll_failure set next_attempt_at = now() + interval '1 hour'`;
  await processAll(pipeline);
  expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 100 });
  await retryFailed(pipeline, tenantId, "cli:test");
  await processAll(pipeline);
  expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 150 });
});
