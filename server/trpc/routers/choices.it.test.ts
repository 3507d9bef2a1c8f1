import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, askersOf } from "#server/isolation/testing/asking.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";

let setting: Setting;
let customer: Record<string, string>;
let analyst: Record<string, string>;

beforeAll(async () => {
  setting = await setUp();
  const askers = await askersOf(setting.world);
  const of = (name: string) => askers.find((asker) => asker.name === name)!.headers;
  [customer, analyst] = [of("customer of A's subject 1"), of("analyst of A")];
});
afterAll(() => setting?.end());

const said = async (path: string, input: object, headers = customer) => {
  const { status, text } = await ask("mutation", `choices.${path}`, input, headers);
  return { status, data: (JSON.parse(text) as { result?: { data: unknown } }).result?.data };
};

test("each answers what is in force, and null or false takes it back", async () => {
  const answers = [
    await said("setRecurring", { key: "k", state: "dismissed" }),
    await said("setRecurring", { key: "k", state: null }),
    await said("mergeRecurring", { keys: ["b", "c"], into: "a" }),
    await said("splitRecurring", { key: "b" }),
    await said("mergeRecurring", { keys: ["b"], into: "a" }),
    await said("setUnusual", { key: "f", dismissed: true }),
    await said("setStandby", { watts: 35.5 }),
    await said("setStandby", { watts: null }),
  ];
  expect(answers.map(({ data }) => data)).toEqual([
    { key: "k", state: "dismissed" },
    { key: "k", state: null },
    { key: "a", merged: ["b", "c"] },
    { key: "b", merged: [] },
    { key: "a", merged: ["b", "c"] },
    { key: "f", dismissed: true },
    { watts: 35.5 },
    { watts: null },
  ]);
  const { a } = setting.world;
  const kept = await setting.db.login()`
    select kind, key, choice from core.subject_choice where tenant_id = ${a.id} and subject = ${a.subjects[1].id} and set_by = ${`user:${a.people.customers[1].id}`}
    order by 1, 2`;
  expect(kept).toEqual([
    { kind: "merge", key: "b", choice: { into: "a" } },
    { kind: "merge", key: "c", choice: { into: "a" } },
    { kind: "unusual", key: "f", choice: { dismissed: true } },
  ]);
});

test("staff who look at a subject choose nothing for it", async () => {
  const { status } = await said("setStandby", { watts: 1, subject: setting.world.a.subjects[1].id }, analyst);
  expect(status).toBe(403);
});

test("what makes no sense is refused: a series merged into itself, no keys, watts below nothing", async () => {
  const refused = [
    await said("mergeRecurring", { keys: ["a", "b"], into: "a" }),
    await said("mergeRecurring", { keys: [], into: "a" }),
    await said("setStandby", { watts: -1 }),
    await said("setRecurring", { key: "", state: "confirmed" }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
});
