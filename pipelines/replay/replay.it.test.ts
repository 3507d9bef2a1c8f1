import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { purchase, send, spentByDay } from "#pipelines/process/testing/sent.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { openJob } from "#pipelines/replay/open-job.ts";
import { runJob } from "#pipelines/replay/run-job.ts";
import { ask, jobOf, mend, refusedOf, stepsOf } from "#pipelines/replay/testing/mending.ts";
import { canonicalize } from "#server/events/canonical.ts";
import { loadBatch } from "#server/events/load-batch.ts";
import { cancelJob } from "#server/quarantine/cancel-job.ts";
import type { Change } from "#server/quarantine/quarantine-input.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const TIME = "2026-09-01T12:00:00+02:00";
const DAY = "2026-09-01";
const bad = (id: string, minor: number) => purchase(id, TIME, minor, { bogus: true });
const MEND: Change = { kind: "edits", edits: [{ op: "remove", path: "/data/bogus" }] };
const work = () => processAll(db.sql("pipeline"));
const auditOf = (tenantId: string) =>
  db.login()`select actor, action, target, details from core.audit where tenant_id = ${tenantId} order by id`;

test("an event is mended, replayed once, and counts; what was done is told", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, bad("a", 700));
  const [refused] = await refusedOf(db, tenantId);
  expect(refused).toMatchObject({ state: "open", code: "data.unknown_key", path: "/data/bogus" });

  const text = JSON.stringify(purchase("a", TIME, 700));
  const job = await mend(db, tenantId, { kind: "replay", filter: { ids: [refused!.id] }, change: { kind: "text", text } });
  expect(job).toMatchObject({ state: "done", expected: 1, done: 1, accepted: 1, duplicate: 0, refused: 0 });
  await work();
  expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 700 });
  // The bytes as sent stay what they were.
  expect(await refusedOf(db, tenantId)).toMatchObject([{ state: "replayed", raw: refused!.raw, code: "data.unknown_key" }]);
  expect(await stepsOf(db, refused!.id)).toEqual(["accepted"]);
  expect(await auditOf(tenantId)).toMatchObject([
    { actor: "test", action: "quarantine.replay", target: refused!.id, details: { events: 1, edited: true } },
    { actor: "test", action: "quarantine.replayed", target: job.id, details: { accepted: 1 } },
  ]);
  const [batch] =
    await db.login()`select transport, origin, accepted from raw.batch where tenant_id = ${tenantId} order by received_at desc limit 1`;
  expect(batch).toEqual({ transport: "replay", origin: "test", accepted: 1 });
});

describe("replayed twice at once, an event is accepted once", () => {
  test.each(["two jobs", "two workers at one job"])("%s", async (how) => {
    const tenantId = await newTenant(db);
    await send(db, tenantId, ...Array.from({ length: 40 }, (_, n) => bad(`e${n}`, 1)));
    const request = { kind: "replay", filter: {}, change: MEND } as const;
    const one = await ask(db, tenantId, request);
    const other = how === "two jobs" ? await ask(db, tenantId, request) : one;
    const sql = db.sql("pipeline", { max: 6 });
    await Promise.all([one, other, one, other].map(({ id }) => runJob(sql, tenantId, id)));
    await work();
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 40 });
    const jobs = await Promise.all([...new Set([one.id, other.id])].map((id) => jobOf(db, tenantId, id)));
    expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => "done"));
    expect(jobs.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(40);
    const [kept] = await db.login()`select count(*)::int as n from raw.event where tenant_id = ${tenantId}`;
    expect(kept).toEqual({ n: 40 });
  });
});

test("two people mend one event differently at once: one of them does, and it counts once", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, bad("a", 8));
  const [refused] = await refusedOf(db, tenantId);
  // Another identity: the door itself would take both.
  const mended = (id: string) => JSON.stringify(purchase(id, TIME, 8));
  const jobs = await Promise.all(
    ["one", "two", "three"].map((id) =>
      ask(db, tenantId, { kind: "replay", filter: { ids: [refused!.id] }, change: { kind: "text", text: mended(id) } }),
    ),
  );
  const sql = db.sql("pipeline", { max: 6 });
  await Promise.all(jobs.map(({ id }) => runJob(sql, tenantId, id)));
  await work();
  expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 8 });
  expect(await stepsOf(db, refused!.id)).toEqual(["accepted"]);
});

describe("a replay that is refused again", () => {
  test("at the door: stays open with the new reason, and the first is remembered", async () => {
    const tenantId = await newTenant(db);
    await send(db, tenantId, { ...purchase("a", TIME, 5, { currency: "nothing" }), specversion: "0.3" });
    const [refused] = await refusedOf(db, tenantId);
    const change: Change = { kind: "edits", edits: [{ op: "set", path: "/specversion", value: "1.0" }] };
    const job = await mend(db, tenantId, { kind: "replay", filter: { ids: [refused!.id] }, change });
    expect(job).toMatchObject({ state: "done", done: 1, accepted: 0, refused: 1, reasons: { "data.invalid": 1 } });
    expect(await refusedOf(db, tenantId)).toMatchObject([
      { state: "open", code: "data.invalid", path: "/data/currency", first_reason: { code: "envelope.invalid" } },
    ]);
    expect(await stepsOf(db, refused!.id)).toEqual(["refused data.invalid"]);
  });

  test("by processing: goes back to where it was, not to a second place", async () => {
    const tenantId = await newTenant(db);
    await send(db, tenantId, purchase("a", TIME, 5, { bogus: true, kind: "refund" }));
    const [refused] = await refusedOf(db, tenantId);
    const job = await mend(db, tenantId, { kind: "replay", filter: {}, change: MEND });
    expect(job).toMatchObject({ accepted: 1 });
    await work();
    expect(await refusedOf(db, tenantId)).toMatchObject([
      { id: refused!.id, state: "open", stage: "process", code: "transaction.refund_direction" },
    ]);
    expect(await stepsOf(db, refused!.id)).toEqual(["accepted", "refused transaction.refund_direction"]);
    // Mended for good, from what was tried last; the batch of the first try tells what became of it.
    const batches = await db.login()`select id from raw.batch where tenant_id = ${tenantId} and transport = 'replay'`;
    const view = await inScope(db.sql("app"), { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
      loadBatch(tx, tenantId, batches[0]!.id),
    );
    expect(view).toMatchObject({
      accepted: 1,
      refused: 1,
      events: [{ quarantineId: refused!.id, code: "transaction.refund_direction" }],
    });
    const fixed = JSON.stringify(purchase("a", TIME, 5));
    await mend(db, tenantId, {
      kind: "replay",
      filter: { ids: [refused!.id] },
      change: { kind: "text", text: fixed },
    });
    await work();
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 5 });
  });

  test("for its identity: a conflict stays a conflict, a copy of what is kept is dealt with", async () => {
    const tenantId = await newTenant(db);
    await send(db, tenantId, purchase("a", TIME, 1), bad("a", 2), bad("b", 3), purchase("b", TIME, 3));
    const job = await mend(db, tenantId, { kind: "replay", filter: {}, change: MEND });
    expect(job).toMatchObject({ accepted: 0, duplicate: 1, refused: 1, reasons: { "identity.conflict": 1 } });
    expect((await refusedOf(db, tenantId)).map(({ event_id, state, code }) => `${event_id} ${state} ${code}`)).toEqual([
      "a open identity.conflict",
      "b replayed data.unknown_key",
    ]);
    await work();
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: 4 });
  });
});

test("what processing refused is kept as canonical JSON, and its sender's copy is known again after a replay as it is", async () => {
  const tenantId = await newTenant(db);
  const event = purchase("a", TIME, 9, {
    kind: "refund",
    description: 'ü "quoted" \\ \u2028 😀',
    merchant: { name: "Z", city: "A" },
  });
  await send(db, tenantId, event);
  await work();
  const [refused] = await refusedOf(db, tenantId);
  expect(refused!.raw.toString()).toBe(canonicalize({ ...event, time: "2026-09-01T10:00:00.000000Z" }, 64).text);

  // A rule is a part of the program: an update may lift it.
  await db.login()`alter function ops.verdict(text, text, jsonb) rename to verdict_before`;
  await db.login()`create function ops.verdict(text, text, jsonb) returns jsonb language sql as 'select null::jsonb'`;
  try {
    expect(await mend(db, tenantId, { kind: "replay", filter: { stage: "process" } })).toMatchObject({ accepted: 1 });
    await work();
  } finally {
    await db.login()`drop function ops.verdict(text, text, jsonb)`;
    await db.login()`alter function ops.verdict_before(text, text, jsonb) rename to verdict`;
  }
  expect(await refusedOf(db, tenantId)).toMatchObject([{ state: "replayed" }]);
  expect(await send(db, tenantId, event)).toMatchObject({ accepted: 0, duplicate: 1 });
});

test("after the tenant's window is widened, what lay outside is replayed as it is", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, purchase("old", "2012-05-05T10:00:00Z", 30));
  expect(await mend(db, tenantId, { kind: "replay", filter: { code: "time.outside_window" } })).toMatchObject({ refused: 1 });
  await db.login()`update core.tenant set accept_from = '2010-01-01' where id = ${tenantId}`;
  await new Promise((done) => setTimeout(done, 1_100));
  expect(await mend(db, tenantId, { kind: "replay", filter: { code: "time.outside_window" } })).toMatchObject({ accepted: 1 });
  await work();
  expect(await spentByDay(db, tenantId)).toEqual({ "2012-05-05": 30 });
});

test("a rehearsal tells what the replay then does, and does nothing", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, purchase("kept", TIME, 1), purchase("taken", TIME, 1));
  await send(
    db,
    tenantId,
    bad("new", 2),
    bad("kept", 1),
    bad("taken", 3),
    purchase("split", TIME, 4, { bogus: true, splits: [{ amountMinor: 1, category: "home" }] }),
  );
  await send(db, tenantId, purchase("worse", TIME, 5, { bogus: true, currency: "no" }));
  await collect(db.sql("collector"), { tenantId, transport: "http", origin: "test", items: [{ raw: Buffer.from("{cut") }] });
  const before = await refusedOf(db, tenantId);
  const rehearsed = await mend(db, tenantId, { kind: "replay", filter: {}, change: MEND, rehearsal: true });
  const told = { "identity.conflict": 1, "transaction.split_sum": 1, "data.invalid": 1, "json.malformed": 1 };
  expect(rehearsed).toMatchObject({ state: "done", done: 6, accepted: 1, duplicate: 1, refused: 4, reasons: told });
  expect(await refusedOf(db, tenantId)).toEqual(before);
  expect(await auditOf(tenantId)).toEqual([]);
  expect(await db.login()`select from raw.batch where tenant_id = ${tenantId} and transport = 'replay'`).toHaveLength(0);

  // Business rules speak in processing: what they refuse is accepted first.
  expect(await mend(db, tenantId, { kind: "replay", filter: {}, change: MEND })).toMatchObject({
    accepted: 2,
    duplicate: 1,
    refused: 3,
  });
  await work();
  expect((await refusedOf(db, tenantId)).filter(({ state }) => state === "replayed").map(({ event_id }) => event_id)).toEqual([
    "new",
    "kept",
  ]);
});

test("discarded with a reason, reopened, and never touched by a replay meanwhile", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, bad("a", 1), bad("b", 2));
  const [a] = await refusedOf(db, tenantId);
  await mend(db, tenantId, { kind: "discard", filter: { ids: [a!.id] }, note: "a test of the sender's" });
  expect(await mend(db, tenantId, { kind: "replay", filter: {}, change: MEND })).toMatchObject({ done: 1, accepted: 1 });
  expect(await mend(db, tenantId, { kind: "reopen", filter: { ids: [a!.id] } })).toMatchObject({ state: "done", done: 1 });
  expect((await refusedOf(db, tenantId)).map(({ state }) => state)).toEqual(["open", "replayed"]);
  expect(await stepsOf(db, a!.id)).toEqual(["discarded", "reopened"]);
  await expect(ask(db, tenantId, { kind: "reopen", filter: {} })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(async () => ask(db, tenantId, { kind: "discard", filter: {} })).rejects.toThrow(/say why/);
});

describe("many", () => {
  const MANY = 2_300;
  async function manyBad(): Promise<string> {
    const tenantId = await newTenant(db);
    for (let at = 0; at < MANY; at += 1_150)
      await send(db, tenantId, ...Array.from({ length: 1_150 }, (_, n) => bad(`m${at + n}`, 1)));
    return tenantId;
  }

  test("are replayed in chunks; a worker that dies is followed by another that goes on where it stopped", async () => {
    const tenantId = await manyBad();
    const { id } = await ask(db, tenantId, { kind: "replay", filter: { path: "/data/bogus" }, change: MEND });
    // What comes after the job was asked for is none of its business.
    await send(db, tenantId, bad("late", 1));
    const stop = new AbortController();
    const progress: number[] = [];
    const onProgress = (job: { done: number }) => {
      progress.push(job.done);
      if (job.done > 0) stop.abort();
    };
    await runJob(db.sql("pipeline"), tenantId, id, { signal: stop.signal, onProgress });
    expect(await jobOf(db, tenantId, id)).toMatchObject({ state: "running", accepted: expect.any(Number) });
    await runJob(db.sql("pipeline"), tenantId, id);
    expect(await jobOf(db, tenantId, id)).toMatchObject({ state: "done", expected: MANY, done: MANY, accepted: MANY });
    await work();
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: MANY });
    expect((await refusedOf(db, tenantId)).filter(({ state }) => state === "open").map(({ event_id }) => event_id)).toEqual([
      "late",
    ]);
  });

  test("are left alone from where somebody cancels", async () => {
    const tenantId = await manyBad();
    const { id } = await ask(db, tenantId, { kind: "replay", filter: {}, change: MEND });
    let cancelled: Promise<unknown> | undefined;
    await runJob(db.sql("pipeline"), tenantId, id, {
      onProgress: ({ done }) => {
        if (done > 0)
          cancelled ??= inScope(db.sql("app"), { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
            cancelJob(tx, tenantId, id, "test"),
          );
      },
    });
    await cancelled;
    const job = await jobOf(db, tenantId, id);
    expect(job.state).toBe("cancelled");
    expect(job.done).toBeLessThan(MANY);
    expect(await openJob(db.sql("pipeline"), tenantId, id)).toBeNull();
    await work();
    expect(await spentByDay(db, tenantId)).toEqual({ [DAY]: job.accepted });
    expect((await refusedOf(db, tenantId)).filter(({ state }) => state === "open")).toHaveLength(MANY - job.accepted);
  });
});
