import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { recategoriseTenant } from "#pipelines/process/recategorise.ts";
import { claim } from "#pipelines/process/testing/held.ts";
import { apply, labelsOf, monthly, RULES } from "#pipelines/process/testing/ruled.ts";
import { purchase, send } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";

// Rules that are changed while payments are processed: nothing keeps the former ones.
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const pipeline = () => db.sql("pipeline", { max: 6 });
const work = (tenantId: string) => workTenant(pipeline(), tenantId);
const clean = async (tenantId: string) => expect((await verifyTenant(pipeline(), tenantId)).differences).toEqual([]);

async function unruled(events: readonly object[]): Promise<string> {
  const tenantId = await newTenant(db);
  await send(db, tenantId, ...events);
  await work(tenantId);
  return tenantId;
}

describe("beside a claim that has not committed yet", () => {
  test("a payment that the claim labels by the former rules is found by the run", async () => {
    const tenantId = await unruled(monthly);
    await send(db, tenantId, purchase("late", "2026-05-06T10:00:00Z", 100, { merchant: { name: "Corner Shop" } }));
    const held = await claim(db, tenantId);
    const ruled = apply(db, tenantId, RULES, 0).then(() => recategoriseTenant(pipeline(), tenantId));
    // It waits for the claim, or it is through without having seen what the claim will commit.
    await Promise.race([ruled, held.waited()]);
    await held.release();
    await ruled;
    expect((await labelsOf(db, tenantId)).late).toBe("treats rule The Corner");
    await work(tenantId);
    await clean(tenantId);
  });

  test("a refund that the claim labels by its payment as it was goes with the payment", async () => {
    const tenantId = await unruled(monthly);
    await apply(db, tenantId, RULES, 0);
    const back = { direction: "credit", kind: "refund", refundOf: "2026-04" };
    await send(db, tenantId, purchase("back", "2026-05-06T10:00:00Z", 100, back));
    const held = await claim(db, tenantId);
    const ruled = recategoriseTenant(pipeline(), tenantId);
    // It waits for the claim, or it is through without having seen what the claim will commit.
    await Promise.race([ruled, held.waited()]);
    await held.release();
    await ruled;
    expect((await labelsOf(db, tenantId)).back).toBe("treats payment The Corner");
    await work(tenantId);
    await clean(tenantId);
  });
});
