import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { recategoriseNext, recategoriseTenant, type Slice } from "#pipelines/process/recategorise.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { hold } from "#pipelines/process/testing/held.ts";
import {
  apply,
  figuresOf,
  labelsOf,
  MONTHS,
  monthly,
  NO_RULES,
  RULES,
  ruledFromTheStart,
  seasons,
} from "#pipelines/process/testing/ruled.ts";
import { event, purchase, send } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { applyRules, restoreRules } from "#server/rules/apply-rules.ts";
import { cancelRun, latestRun, startRun } from "#server/rules/run.ts";

// Rules that are changed retroactively: what was before becomes what it would have been, and back.
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const pipeline = () => db.sql("pipeline", { max: 6 });
const work = (tenantId: string) => workTenant(pipeline(), tenantId);
const clean = async (tenantId: string) => expect((await verifyTenant(pipeline(), tenantId)).differences).toEqual([]);
const refresh = async () => {
  for (const view of MAT_VIEWS) await refreshView(pipeline(), view);
};
const run = (tenantId: string) => latestRun(pipeline(), tenantId);

async function unruled(events: readonly object[]): Promise<string> {
  const tenantId = await newTenant(db);
  await send(db, tenantId, ...events);
  await work(tenantId);
  return tenantId;
}

describe("after a run", () => {
  test.each([1, 2, 3])("figures are those of a tenant that had the rules from the start, and back (seed %i)", async (seed) => {
    const events = seasons(seed);
    const tenantId = await unruled(events);
    const twin = await ruledFromTheStart(db, RULES, events);
    await refresh();
    const before = await figuresOf(db, tenantId);
    const expected = await figuresOf(db, twin);
    expect(before["fact.transaction"]).not.toEqual(expected["fact.transaction"]);

    const { version } = await apply(db, tenantId, RULES, 0);
    await recategoriseTenant(pipeline(), tenantId);
    expect(await figuresOf(db, tenantId)).toEqual(expected);
    await clean(tenantId);
    expect(await run(tenantId)).toMatchObject({ state: "done", ruleVersion: version, error: null });

    await restoreRules(pipeline(), tenantId, { version: 1, base: version }, "test");
    await recategoriseTenant(pipeline(), tenantId);
    expect(await figuresOf(db, tenantId)).toEqual(before);
    await clean(tenantId);
    await refresh();
    await clean(tenantId);
  });

  test("what came meanwhile has the new rules too", async () => {
    for (const seed of [5, 6]) {
      const events = seasons(seed, 600);
      const twin = await ruledFromTheStart(db, RULES, events);
      const tenantId = await unruled(events.slice(0, 200));
      const rest = events.slice(200);
      let sending = true;
      const worker = async () => {
        while (sending) await work(tenantId);
      };
      const workers = [worker(), worker()];
      const sender = (async () => {
        while (rest.length > 0) await send(db, tenantId, ...rest.splice(0, 20));
      })();
      await apply(db, tenantId, RULES, 0);
      await Promise.all([recategoriseTenant(pipeline(), tenantId), recategoriseTenant(pipeline(), tenantId), sender]);
      sending = false;
      await Promise.all(workers);
      await work(tenantId);
      expect(await figuresOf(db, tenantId)).toEqual(await figuresOf(db, twin));
      await clean(tenantId);
    }
  });

  test("a refund goes with its payment, also where they lie in different months and the payment names no merchant", async () => {
    const refund = (id: string, time: string, refundOf: string, more: object = {}) =>
      purchase(id, time, 40, { direction: "credit", kind: "refund", refundOf, ...more });
    const events = [
      purchase("p1", "2026-03-05T10:00:00Z", 100, { merchant: { name: "Corner Shop" } }),
      refund("r1", "2026-05-05T10:00:00Z", "p1"),
      purchase("p2", "2026-05-06T10:00:00Z", 100),
      refund("r2", "2026-03-06T10:00:00Z", "p2", { merchant: { name: "Corner Shop" } }),
      refund("r3", "2026-04-06T10:00:00Z", "nowhere", { merchant: { name: "Corner Shop" } }),
    ];
    const tenantId = await unruled(events);
    await apply(db, tenantId, RULES, 0);
    await recategoriseTenant(pipeline(), tenantId);
    expect(await labelsOf(db, tenantId)).toEqual({
      p1: "treats rule The Corner",
      r1: "treats payment The Corner",
      p2: "uncategorised none ",
      r2: "uncategorised payment The Corner",
      r3: "treats rule The Corner",
    });
    expect(await figuresOf(db, tenantId)).toEqual(await figuresOf(db, await ruledFromTheStart(db, RULES, events)));
  });
});

const MAIN = join(import.meta.dirname, "../cli/main.ts");

const treated = (tenantId: string) =>
  labelsOf(db, tenantId).then((all) => Object.keys(all).filter((id) => all[id] === "treats rule The Corner"));

describe("a run that does not come to its end", () => {
  test("ends the same when whoever worked on it was killed within a month", async () => {
    const tenantId = await unruled(monthly);
    await apply(db, tenantId, RULES, 0);
    const held = await hold(db, tenantId, "2026-04");
    const child = spawn(process.execPath, [MAIN, "rules", "run", "--tenant", `t-${tenantId}`], {
      env: { ...process.env, DATABASE_URL: db.url },
    });
    const ended = once(child, "exit");
    await held.waited();
    child.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    await held.release();
    expect(await run(tenantId)).toMatchObject({ state: "running", monthsTotal: 3, monthsDone: 1, doneFrom: "2026-05-01" });

    const slices: Slice[] = [];
    await recategoriseTenant(pipeline(), tenantId, { onProgress: (slice) => slices.push(slice) });
    expect(slices.map(({ month }) => month)).toEqual(["2026-04-01", "2026-03-01", null]);
    expect(await treated(tenantId)).toEqual(MONTHS);
    expect(await run(tenantId)).toMatchObject({ state: "done", monthsDone: 3, rowsSeen: 3, rowsChanged: 3 });
    await clean(tenantId);
  });

  test("leaves what is done done, and the rest as it was, when it is cancelled; and can be asked for again", async () => {
    const tenantId = await unruled(monthly);
    await apply(db, tenantId, RULES, 0);
    const held = await hold(db, tenantId, "2026-04");
    const working = recategoriseTenant(pipeline(), tenantId);
    await held.waited();
    await cancelRun(pipeline(), tenantId, (await run(tenantId))!.id, "test");
    await held.release();
    await working;
    expect(await run(tenantId)).toMatchObject({ state: "cancelled", monthsDone: 1, doneFrom: "2026-05-01", rowsChanged: 1 });
    expect(await treated(tenantId)).toEqual(["2026-05"]);
    await work(tenantId);
    await clean(tenantId);
    await expect(cancelRun(pipeline(), tenantId, (await run(tenantId))!.id, "test")).rejects.toMatchObject({ code: "CONFLICT" });

    await startRun(pipeline(), tenantId, { which: "all" }, "test");
    await recategoriseTenant(pipeline(), tenantId);
    expect(await treated(tenantId)).toEqual(MONTHS);
    expect(await run(tenantId)).toMatchObject({ state: "done", monthsDone: 3, rowsChanged: 2 });
    await clean(tenantId);
  });

  test("gives way to the run of a newer set, which goes over all months again", async () => {
    const tenantId = await unruled(monthly);
    const { version } = await apply(db, tenantId, RULES, 0);
    expect(await recategoriseNext(pipeline(), tenantId)).toMatchObject({ month: "2026-05-01", changed: 1 });
    const held = await hold(db, tenantId, "2026-04");
    const working = recategoriseTenant(pipeline(), tenantId);
    await held.waited();
    await apply(db, tenantId, NO_RULES, version);
    await held.release();
    await working;
    await recategoriseTenant(pipeline(), tenantId);
    expect(await treated(tenantId)).toEqual([]);
    const runs =
      await db.login()`select state, error from core.recategorise_run where tenant_id = ${tenantId} order by requested_at`;
    expect(runs).toMatchObject([
      { state: "cancelled", error: `Version ${version + 1} of the rules took its place.` },
      { state: "done", error: null },
    ]);
    await clean(tenantId);
  });

  test("says why it failed, after it was tried again", async () => {
    const tenantId = await unruled(monthly);
    await apply(db, tenantId, RULES, 0);
    await db.login()`update core.recategorise_run set attempts = 4 where tenant_id = ${tenantId}`;
    await db.login()`alter table fact.transaction add constraint stuck check (category <> 'treats') not valid`;
    try {
      expect(await recategoriseNext(pipeline(), tenantId)).toMatchObject({ state: "failed" });
    } finally {
      await db.login()`alter table fact.transaction drop constraint stuck`;
    }
    expect(await run(tenantId)).toMatchObject({ state: "failed", monthsDone: 0, error: expect.stringContaining("stuck") });
    expect(await treated(tenantId)).toEqual([]);
    await clean(tenantId);
  });
});

test("of a past that was limited to a day, what was before stays; of none, all", async () => {
  const tenantId = await unruled(monthly);
  const since = { which: "since", day: "2026-04-05" } as const;
  await applyRules(pipeline(), tenantId, { rules: RULES, base: 0, past: since }, "test");
  await recategoriseTenant(pipeline(), tenantId);
  expect(await treated(tenantId)).toEqual(["2026-04", "2026-05"]);
  expect(await run(tenantId)).toMatchObject({ state: "done", monthsTotal: 2, monthsDone: 2, since: "2026-04-04T22:00:00.000Z" });

  await applyRules(pipeline(), tenantId, { rules: NO_RULES, base: 2, past: { which: "none" } }, "test");
  expect(await recategoriseNext(pipeline(), tenantId)).toBeNull();
  expect(await treated(tenantId)).toEqual(["2026-04", "2026-05"]);
  await send(db, tenantId, purchase("new", "2026-06-05T10:00:00Z", 100, { merchant: { name: "Corner Shop" } }));
  await work(tenantId);
  expect((await labelsOf(db, tenantId)).new).toBe("uncategorised none Corner Shop");
  await clean(tenantId);
});

test("merchants by the tenant's own names: before the aliases, with or without whoever collects the money", async () => {
  const rule = (matchKind: "raw_is" | "raw_starts" | "raw_contains", matchValue: string, merchant: string) => ({
    ...{ id: crypto.randomUUID(), matchKind, matchValue, merchant },
  });
  const merchantRules = [
    rule("raw_is", "rewe  sagt danke 1", "Our REWE"),
    rule("raw_starts", "gartencenter", "Garden"),
    rule("raw_contains", "100%_\\d", "Odd"),
    rule("raw_contains", "🍕", "Pizza"),
  ];
  const texts = [
    "REWE SAGT DANKE 1",
    "REWE SAGT DANKE 12",
    "PAYPAL *GARTENCENTER 17",
    "Gartencenter",
    "at 100%_\\D shop",
    "at 100 shop",
    "Die 🍕 Ecke",
  ];
  const events = texts.map((name, n) => purchase(`t${n}`, `2026-03-0${n + 1}T10:00:00Z`, 1, { merchant: { name } }));
  const tenantId = await ruledFromTheStart(db, { categoryRules: [], merchantRules }, [
    ...events,
    event("x", "core.subject", "2026-03-01T10:00:00Z", { name: "Ada" }),
  ]);
  const rows = await db.login()`select merchant from fact.transaction where tenant_id = ${tenantId} order by at`;
  expect(rows.map(({ merchant }) => merchant)).toEqual(["Our REWE", "REWE", "Garden", "Garden", "Odd", "at 100 shop", "Pizza"]);
});
