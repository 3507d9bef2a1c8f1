import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "#db/migrate.ts";
import { connectQueue, DEAD_LETTERS, JOBS, wake } from "#db/queue.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

const A = "0190a000-0000-7000-8000-00000000000a";
const B = "0190a000-0000-7000-8000-00000000000b";
const C = "0190a000-0000-7000-8000-00000000000c";

let db: TestDatabase;
const open: PgBoss[] = [];
const failures: unknown[] = [];

async function queue(role: "app" | "collector" | "pipeline", work = false): Promise<PgBoss> {
  const boss = await connectQueue(db.url, { role, work, onError: (error) => failures.push(error) });
  open.push(boss);
  return boss;
}

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(async () => {
  await Promise.all(open.map((boss) => boss.stop({ graceful: false })));
  await db.drop();
  expect(failures).toEqual([]);
});

test("a wake reaches an idle worker at once, whoever may send it", async () => {
  const worker = await queue("pipeline", true);
  let heard: (at: number) => void = () => {};
  // Polling every ten seconds: what comes sooner came by notification.
  await worker.work("process", { pollingIntervalSeconds: 10 }, async ([job]) => {
    expect(JOBS.process.parse(job?.data)).toEqual({ tenantId: A });
    heard(performance.now());
  });
  await new Promise((done) => setTimeout(done, 300));
  for (const sender of [await queue("app"), await queue("collector"), worker]) {
    const arrival = new Promise<number>((done) => (heard = done));
    const sent = performance.now();
    await wake(sender, A);
    expect((await arrival) - sent).toBeLessThan(1_000);
    await new Promise((done) => setTimeout(done, 100));
  }
  await worker.offWork("process");
});

test("waiting wakes of a tenant coalesce, and one that comes during its job is kept for afterwards", async () => {
  const boss = await queue("pipeline");
  expect(await wake(boss, B)).toBe(true);
  expect(await wake(boss, B)).toBe(false);
  const [running] = await boss.fetch("process");
  expect(running?.data).toEqual({ tenantId: B });
  expect(await wake(boss, B)).toBe(true);
  expect(await wake(boss, B)).toBe(false);
  await boss.complete("process", running!.id);
  const [next] = await boss.fetch("process");
  expect(next?.data).toEqual({ tenantId: B });
  await boss.complete("process", next!.id);
  expect(await boss.fetch("process")).toEqual([]);
});

test("a job that fails for good is kept as a dead letter with its payload", async () => {
  const boss = await queue("pipeline");
  await boss.send("process", { tenantId: C }, { singletonKey: C, retryLimit: 0 });
  const [job] = await boss.fetch("process");
  await boss.fail("process", job!.id, { message: "broken" });
  const [dead] = await boss.fetch(DEAD_LETTERS);
  expect(dead?.data).toEqual({ tenantId: C });
});

test("app and collector put wakes in but can neither read nor take what others put in", async () => {
  for (const role of ["app", "collector"] as const) {
    await expect(db.sql(role)`select data from pgboss.job`).rejects.toMatchObject({ code: "42501" });
    await expect(db.sql(role)`delete from pgboss.job`).rejects.toMatchObject({ code: "42501" });
    await expect(db.sql(role)`update pgboss.job set state = 'completed'`).rejects.toMatchObject({ code: "42501" });
  }
});

test("several processes may migrate and install at once, again and again", async () => {
  const reports = await Promise.all([migrate(db.url), migrate(db.url), migrate(db.url)]);
  expect(reports).toEqual([1, 2, 3].map(() => ({ applied: [], objects: false, newer: [] })));
  const boss = await queue("pipeline");
  expect(
    (await boss.getQueues())
      .map((known) => known.name)
      .filter((name) => !name.startsWith("__"))
      .sort(),
  ).toEqual(["mail", "process", DEAD_LETTERS, "quarantine", "refresh", "sweep"]);
  expect((await boss.getSchedules()).map((schedule) => schedule.key).sort()).toEqual(["every-minute", "nightly"]);
});
