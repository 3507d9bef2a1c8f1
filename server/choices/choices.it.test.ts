import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { clearChoice } from "./clear-choice.ts";
import { loadChoices } from "./load-choices.ts";
import { mergeRecurring } from "./merge-recurring.ts";
import { setChoice } from "./set-choice.ts";
import { splitRecurring } from "./split-recurring.ts";

let db: TestDatabase;
const tenants: Record<"ours" | "theirs", string> = { ours: "", theirs: "" };
const ACTOR = "user:ada";

beforeAll(async () => {
  db = await testDatabase();
  for (const slug of ["ours", "theirs"] as const) {
    const input = { slug, name: slug, zone: "UTC", currency: "EUR" };
    tenants[slug] = (await createTenant(db.sql("pipeline"), input, "system:test")).id;
  }
});
afterAll(() => db.drop());

const as = <T>(of: "ours" | "theirs", subject: string, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(db.sql("app"), { tenantId: tenants[of], subjects: { mode: "one", subject }, limits: "none" }, work);
const ref = (of: "ours" | "theirs", subject: string) => ({ tenantId: tenants[of], subject, key: "k" });
const standby = (of: "ours" | "theirs", subject: string, watts: number) =>
  as(of, subject, (tx) => setChoice(tx, { ...ref(of, subject), kind: "standby", choice: { watts } }, ACTOR));
const watts = (of: "ours" | "theirs", subject: string) => as(of, subject, (tx) => loadChoices(tx, "standby"));

test("a choice is its subject's: neither another one nor another tenant has it, changes it or takes it back", async () => {
  await standby("ours", "ada", 30);
  await standby("ours", "bo", 40);
  await standby("theirs", "ada", 50);
  await as("ours", "bo", (tx) => clearChoice(tx, { ...ref("ours", "ada"), kind: "standby" }, ACTOR));
  await as("theirs", "ada", (tx) => clearChoice(tx, { ...ref("ours", "ada"), kind: "standby" }, ACTOR));
  expect([...(await watts("ours", "ada")).values()]).toEqual([{ watts: 30 }]);
  expect([...(await watts("ours", "bo")).values()]).toEqual([{ watts: 40 }]);
  await expect(
    as("ours", "bo", (tx) => setChoice(tx, { ...ref("ours", "ada"), kind: "standby", choice: { watts: 1 } }, ACTOR)),
  ).rejects.toThrow(/row-level security/);
  await expect(
    as("ours", "ada", (tx) => setChoice(tx, { ...ref("theirs", "ada"), kind: "standby", choice: { watts: 1 } }, ACTOR)),
  ).rejects.toThrow(/row-level security/);
});

test("the last word holds; in a scope of all subjects nobody has chosen anything", async () => {
  await standby("ours", "cy", 10);
  await standby("ours", "cy", 20);
  expect(await watts("ours", "cy")).toEqual(new Map([["k", { watts: 20 }]]));
  const all = await inScope(db.sql("app"), { tenantId: tenants.ours, subjects: { mode: "all" }, limits: "none" }, (tx) =>
    loadChoices(tx, "standby"),
  );
  expect(all).toEqual(new Map());
});

test("each change leaves a line in the audit trail, with whom and what; taking back nothing leaves none", async () => {
  await standby("ours", "di", 15);
  for (const _ of [1, 2]) await as("ours", "di", (tx) => clearChoice(tx, { ...ref("ours", "di"), kind: "standby" }, ACTOR));
  const rows = await db.login()`
    select actor, action, target, details from core.audit where tenant_id = ${tenants.ours} and details->>'subject' = 'di' order by id`;
  expect(rows).toEqual([
    { actor: ACTOR, action: "choice.set", target: "standby", details: { subject: "di", key: "k", watts: 15 } },
    { actor: ACTOR, action: "choice.clear", target: "standby", details: { subject: "di", key: "k" } },
  ]);
});

test("merging: parts come along, and never in a circle; splitting undoes it", async () => {
  const viewer = { tenantId: tenants.ours, subject: "eve" };
  const merge = (keys: string[], into: string) => as("ours", "eve", (tx) => mergeRecurring(tx, viewer, { keys, into }, ACTOR));
  const split = (key: string) => as("ours", "eve", (tx) => splitRecurring(tx, viewer, key, ACTOR));
  const all = async () => Object.fromEntries(await as("ours", "eve", (tx) => loadChoices(tx, "merge")));
  expect(await merge(["a"], "b")).toEqual(["a"]);
  expect(await merge(["b"], "c")).toEqual(["a", "b"]);
  // The other way round: what was a part is now the whole.
  expect(await merge(["c"], "a")).toEqual(["b", "c"]);
  expect(await all()).toEqual({ b: { into: "a" }, c: { into: "a" } });
  expect(await split("b")).toEqual([]);
  expect(await all()).toEqual({ c: { into: "a" } });
  expect(await split("a")).toEqual([]);
  expect(await all()).toEqual({});
});

test("nobody keeps choices without end", async () => {
  await db.login()`
    insert into core.subject_choice select ${tenants.ours}, 'many', 'unusual', n::text, '{"dismissed": true}', 'test' from generate_series(1, 5000) n`;
  const set = (key: string) =>
    as("ours", "many", (tx) =>
      setChoice(tx, { tenantId: tenants.ours, subject: "many", kind: "unusual", key, choice: { dismissed: true } }, ACTOR),
    );
  await expect(set("more")).rejects.toMatchObject({ code: "CONFLICT" });
  await set("17");
});
