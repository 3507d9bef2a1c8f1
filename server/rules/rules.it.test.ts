import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { uuidv7 } from "#server/ids.ts";
import { applyRules, restoreRules } from "#server/rules/apply-rules.ts";
import { listVersions, loadRules, type Rules } from "#server/rules/load-rules.ts";
import { latestRun, startRun } from "#server/rules/run.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const rule = (matchValue: string, category = "treats"): Rules["categoryRules"][number] => ({
  ...{ id: uuidv7(), matchKind: "merchant_is", matchValue, category },
});
const set = (...categoryRules: Rules["categoryRules"]): Rules => ({ categoryRules, merchantRules: [] });
const app = <T>(tenantId: string, work: (tx: Parameters<Parameters<typeof inScope>[2]>[0]) => Promise<T>) =>
  inScope(db.sql("app"), { tenantId, subjects: { mode: "all" }, limits: "none" }, work);
const apply = (tenantId: string, rules: Rules, base: number, note = "") =>
  app(tenantId, (tx) => applyRules(tx, tenantId, { rules, base, note }, "user:test"));

test("rules keep their order, and every set that was in force can be restored, also the one before all versions", async () => {
  const { id } = await makeTenant(db, "Versions");
  const before = rule("Before");
  await db.login()`
    insert into core.category_rule (tenant_id, id, position, match_kind, match_value, category)
    values (${id}, ${before.id}, 7, ${before.matchKind}, ${before.matchValue}, ${before.category})`;
  const [a, b] = [rule("A"), rule("B")];
  expect(await apply(id, set(b, a), 0, "turned round")).toMatchObject({ version: 2 });
  expect((await loadRules(db.sql("pipeline"), id)).rules).toEqual(set(b, a));
  expect(await apply(id, set(), 2)).toMatchObject({ version: 3 });

  await app(id, (tx) => restoreRules(tx, id, { version: 1, base: 3 }, "user:test"));
  expect(await loadRules(db.sql("pipeline"), id)).toEqual({ version: 4, rules: set(before) });
  const versions = await listVersions(db.sql("pipeline"), id);
  expect(versions.map(({ version, categoryRules, restored, note }) => [version, categoryRules, restored, note])).toEqual([
    [4, 1, 1, ""],
    [3, 0, null, ""],
    [2, 2, null, "turned round"],
    [1, 1, null, "As it was before the first change"],
  ]);
  const trail =
    await db.login()`select action, target, details from core.audit where tenant_id = ${id} and action like 'rules.%' order by id`;
  expect(trail).toMatchObject([
    {
      action: "rules.apply",
      target: "version 2",
      details: { from: 0, categoryRules: 2, note: "turned round", past: { which: "all" } },
    },
    { action: "rules.apply", target: "version 3" },
    { action: "rules.restore", target: "version 4", details: { restored: 1 } },
  ]);
  await expect(app(id, (tx) => restoreRules(tx, id, { version: 99, base: 4 }, "user:test"))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("of two drafts of the same version one is applied, and the other is told and changes nothing", async () => {
  const { id } = await makeTenant(db, "Two");
  const answers = await Promise.allSettled([apply(id, set(rule("A")), 0), apply(id, set(rule("B")), 0)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CONFLICT", message: expect.stringContaining("Version 2 of the rules was applied meanwhile") },
  });
  const won = answers[0]!.status === "fulfilled" ? "A" : "B";
  const { version, rules } = await loadRules(db.sql("pipeline"), id);
  expect([version, rules.categoryRules.map(({ matchValue }) => matchValue)]).toEqual([2, [won]]);
  expect(await listVersions(db.sql("pipeline"), id)).toHaveLength(2);
});

test("one run is open at a time, of the rules in force", async () => {
  const { id } = await makeTenant(db, "Runs");
  await apply(id, set(rule("A")), 0);
  const first = await latestRun(db.sql("pipeline"), id);
  const again = await app(id, (tx) => startRun(tx, id, { which: "since", day: "2026-03-01" }, "user:test"));
  expect(await latestRun(db.sql("pipeline"), id)).toMatchObject({ id: again, state: "queued", ruleVersion: 2 });
  const [ended] = await db.login()`select state, error from core.recategorise_run where id = ${first!.id}`;
  expect(ended).toEqual({ state: "cancelled", error: "A run of version 2 of the rules took its place." });
});

test.each([
  [set(rule("", "x")), /matchValue: is empty/],
  [set(rule("A", "Eating Out")), /category: is a word of a-z/],
  [set({ ...rule("54"), matchKind: "mcc_is" }), /matchValue: is a merchant category code of four digits/],
  [set(rule("W".repeat(201))), /more than 200/],
  [set(...Array.from({ length: 501 }, () => rule("A"))), /categoryRules/],
])("a set that is not well made is refused by name, and nothing is changed (%#)", async (rules, about) => {
  const { id } = await makeTenant(db, `Bad-${uuidv7().slice(-12)}`);
  await expect(apply(id, rules, 0)).rejects.toMatchObject({ code: "BAD_REQUEST", message: expect.stringMatching(about) });
  expect(await loadRules(db.sql("pipeline"), id)).toEqual({ version: 0, rules: set() });
  expect(await latestRun(db.sql("pipeline"), id)).toBeNull();
});
