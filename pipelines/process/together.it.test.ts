import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { randomEvents } from "#pipelines/law/events.ts";
import { Chance } from "#pipelines/law/random.ts";
import { processClaim } from "#pipelines/process/process-tenant.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { rollOnce, rollTenant } from "#pipelines/process/roll-tenant.ts";
import { purchase, send } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll, workTenant } from "#pipelines/process/work-tenant.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("what is served is exact at every moment, while events come, are rolled up and views are refreshed", async () => {
  const tenantId = await newTenant(db);
  const pipeline = db.sql("pipeline", { max: 6 });
  const events = randomEvents(new Chance(11), 900);
  await send(db, tenantId, ...events.splice(0, 100));
  await processAll(pipeline);
  for (const view of MAT_VIEWS) await refreshView(pipeline, view);

  let going = true;
  const seen = { snapshots: 0, pending: 0, refreshes: 0, rolls: 0 };
  const wrong: unknown[] = [];
  const until = async (work: () => Promise<unknown>) => {
    while (going) await work();
  };
  const look = (tx: Tx) => tx`
    select (select count(*)::int from ops.mat_pending where tenant_id = ${tenantId}) as pending,
      (select coalesce(json_agg(v), '[]') from ops.verify_views(${tenantId}::uuid, 3) v) as differences`;
  const read = async () => {
    const [found] = await pipeline.begin("isolation level repeatable read read only", async (tx) => {
      await tx`select scope.enter(${tenantId}::uuid, 'all', null, '"none"')`;
      return look(tx as unknown as Tx);
    });
    seen.snapshots++;
    if (found!.pending > 0) seen.pending++;
    wrong.push(...(found!.differences as unknown[]));
  };
  const refresh = async () => {
    for (const view of MAT_VIEWS) await refreshView(pipeline, view);
    seen.refreshes++;
  };
  const roll = async () => {
    await processClaim(pipeline, tenantId);
    if (await rollOnce(pipeline, tenantId)) seen.rolls++;
    else await pause(5);
  };
  const others = [until(read), until(read), until(refresh), until(roll), until(roll)];
  for (let at = 0; at < events.length; at += 20) {
    await send(db, tenantId, ...events.slice(at, at + 20));
    await pause(40);
  }
  going = false;
  await Promise.all(others);

  expect(wrong.slice(0, 3)).toEqual([]);
  // The controls: much went on at once, and readers met months that were pending.
  expect(seen.snapshots).toBeGreaterThan(5);
  expect(seen.pending).toBeGreaterThan(0);
  expect(seen.refreshes).toBeGreaterThan(1);
  expect(seen.rolls).toBeGreaterThan(5);
  await processAll(pipeline);
  expect(await verifyTenant(pipeline, tenantId)).toMatchObject({ waiting: 0, differences: [] });
});

test("rollers at once take each mark once, and leave the same as one alone", async () => {
  const tenantId = await newTenant(db);
  const pipeline = db.sql("pipeline", { max: 6 });
  const events = randomEvents(new Chance(12), 300);
  for (let at = 0; at < events.length; at += 10) await send(db, tenantId, ...events.slice(at, at + 10));
  while (await processClaim(pipeline, tenantId));
  const [waiting] = await pipeline`select count(*)::int as marks from ops.mark where tenant_id = ${tenantId}`;
  const taken = await Promise.all(Array.from({ length: 6 }, () => rollTenant(pipeline, tenantId)));
  expect(taken.reduce((sum, marks) => sum + marks)).toBe(waiting!.marks);
  expect(waiting!.marks).toBeGreaterThan(50);
  expect((await verifyTenant(pipeline, tenantId)).differences).toEqual([]);
});

describe("freshness", () => {
  const TIME = "2026-08-01T10:00:00Z";

  test("tells since when something waits, from the door to the figures, and that nothing does", async () => {
    const tenantId = await newTenant(db);
    const pipeline = db.sql("pipeline");
    const fresh = async () => {
      const scope = { tenantId, subjects: { mode: "one", subject: "ada" }, limits: "none" } as const;
      const [row] = await inScope(
        db.sql("app"),
        scope,
        (tx) => tx<{ as_of: Date; waiting_since: Date | null }[]>`select * from serve.freshness`,
      );
      return row!;
    };
    const received = async (id: string) =>
      (await db.login()`select received_at from raw.batch where id = ${id}`)[0]!.received_at as Date;

    const begun = Date.now();
    expect((await fresh()).waiting_since).toBeNull();
    expect((await fresh()).as_of.getTime()).toBeGreaterThanOrEqual(begun - 50);

    const first = await send(db, tenantId, purchase("one", TIME, 1));
    const firstAt = await received(first.batch);
    expect(await fresh()).toMatchObject({ waiting_since: firstAt, as_of: firstAt });
    await processClaim(pipeline, tenantId);
    // In the facts, and not yet in the figures: it still waits.
    expect(await fresh()).toMatchObject({ waiting_since: firstAt, as_of: firstAt });

    const second = await send(db, tenantId, purchase("two", TIME, 2));
    await rollOnce(pipeline, tenantId);
    const secondAt = await received(second.batch);
    expect(secondAt.getTime()).toBeGreaterThan(firstAt.getTime());
    expect(await fresh()).toMatchObject({ waiting_since: secondAt, as_of: secondAt });
    // A batch whose turn comes later because it failed waits as well.
    await db.login()`update raw.batch set attempts = 1, next_attempt_at = now() + interval '1 hour' where id = ${second.batch}`;
    await workTenant(pipeline, tenantId);
    expect(await fresh()).toMatchObject({ waiting_since: secondAt });
    await db.login()`update raw.batch set next_attempt_at = null where id = ${second.batch}`;

    const ended = Date.now();
    await workTenant(pipeline, tenantId);
    expect((await fresh()).waiting_since).toBeNull();
    expect((await fresh()).as_of.getTime()).toBeGreaterThanOrEqual(ended - 50);
  });
});

test("transactions that lock each other out are tried again, and both end well", async () => {
  const pipeline = db.sql("pipeline", { max: 6 });
  const [a, b] = [await newTenant(db), await newTenant(db)];
  for (const id of [a, b]) await pipeline`insert into ops.roll_lock (tenant_id) values (${id})`;
  let tries = 0;
  const crosswise = (first: string, second: string) =>
    withRetries(() =>
      pipeline.begin(async (tx) => {
        tries++;
        await tx`select from ops.roll_lock where tenant_id = ${first} for update`;
        await pause(300);
        await tx`select from ops.roll_lock where tenant_id = ${second} for update`;
        return "done";
      }),
    );
  expect(await Promise.all([crosswise(a, b), crosswise(b, a)])).toEqual(["done", "done"]);
  expect(tries).toBeGreaterThan(2);
  await expect(withRetries(() => pipeline`select 1 / 0`)).rejects.toMatchObject({ code: "22012" });
});
