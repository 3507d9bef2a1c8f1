import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope, type Scope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { askExplore, type Paging } from "./ask-explore.ts";
import { exploreChoices } from "./explore-choices.ts";
import { ExploreQuestion } from "./explore-input.ts";
import { exploreValues } from "./explore-values.ts";
import { ExploreAnswer } from "./explore-view.ts";

let db: TestDatabase;
let tenant: RowsTenant;

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  await tenant.subject("ada", "Ada Lovelace");
  await tenant.subject("bo");
  await tenant.spending([
    { subject: "ada", day: "2026-01-10", debit_minor: 1_000, debits: 1, merchant: "REWE", account: "a1" },
    { subject: "ada", day: "2026-02-10", debit_minor: 4_000, debits: 2, merchant: "REWE", account: "a1" },
    { subject: "bo", day: "2026-02-11", debit_minor: 2_500, debits: 1, merchant: "Kiosk_50%", category: "leisure" },
    { subject: "bo", day: "2026-02-12", debit_minor: 700, debits: 1 },
    { subject: "bo", day: "2026-02-12", debit_minor: 9_900, debits: 1, currency: "USD" },
  ]);
  await tenant.device({ subject: "ada", device: "plug", role: "part", name: "Kettle", kind: "plug", room: "Kitchen" });
  await tenant.device({ subject: "bo", device: "meter", role: "home", kind: "meter" });
});
afterAll(() => db.drop());

const scopeOf = (subject: string | null): Scope => ({
  tenantId: tenant.tenantId,
  subjects: subject === null ? { mode: "all" } : { mode: "one", subject },
  limits: "none",
});
const ask = (question: object, subject: string | null = null, paging: Partial<Paging> = {}) =>
  inScope(db.sql("app"), scopeOf(subject), async (tx) =>
    ExploreAnswer.parse(
      await askExplore(tx, scopeOf(subject), ExploreQuestion.parse(question), { order: null, offset: 0, limit: 100, ...paging }),
    ),
  );
const february = { period: { from: "2026-02-01", to: "2026-03-01" } };

test("by category, the greatest first, with the period before beside it; currencies stay apart", async () => {
  const answer = await ask({ measures: ["spending.spent"], dimensions: ["category"], ...february, comparison: "previous" });
  expect(answer.rows).toEqual([
    { category: "groceries", currency: "USD", "spending.spent": 9_900 },
    { category: "groceries", currency: "EUR", "spending.spent": 4_700 },
    { category: "leisure", currency: "EUR", "spending.spent": 2_500 },
  ]);
  expect(answer.comparison).toEqual({ from: "2026-01-01", to: "2026-02-01" });
  expect(answer.compared).toEqual([{ category: "groceries", currency: "EUR", "spending.spent": 1_000 }]);
});

test("days that are too far away, or none, are refused where they stand", async () => {
  for (const [from, to, path] of [
    ["0001-01-01", "2026-01-01", "period.from"],
    ["2026-01-01", "9999-12-31", "period.to"],
    ["2026-01-02", "2026-01-01", "period"],
  ])
    await expect(ask({ measures: ["spending.spent"], period: { from, to }, comparison: "year" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      details: { path },
    });
});

test("ids come with the names they have", async () => {
  const { names } = await ask({ measures: ["spending.payments"], dimensions: ["subject", "account"], ...february });
  expect(names).toEqual([{ dimension: "subject", id: "ada", name: "Ada Lovelace" }]);
});

test("a period by name ends with the newest data, as on the dashboards", async () => {
  const { period, newest } = await ask({ measures: ["spending.payments"], period: { preset: "this_month" } });
  expect({ period, newest }).toEqual({ period: { from: "2026-02-01", to: "2026-02-13" }, newest: "2026-02-12" });
});

test("pages are the whole answer, each row once, in the order asked", async () => {
  const question = {
    measures: ["spending.spent"],
    dimensions: ["subject", "merchant"],
    granularity: "day",
    period: { from: "2026-01-01", to: "2026-03-01" },
  };
  const order = { by: "spending.spent", descending: true };
  const whole = (await ask(question, null, { order })).rows;
  expect(whole.map((row) => row["spending.spent"])).toEqual([9_900, 4_000, 2_500, 1_000, 700]);
  const paged = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const answer: ExploreAnswer = await ask(question, null, { order, offset, limit: 2 });
    paged.push(...answer.rows);
    offset = answer.nextOffset;
  }
  expect(paged).toEqual(whole);
});

test("what is kept and what is left out, missing values among them", async () => {
  const merchants = async (filter: object) =>
    (await ask({ measures: ["spending.payments"], dimensions: ["merchant"], ...february, filters: [filter] })).rows.map(
      (row) => row.merchant,
    );
  expect(await merchants({ dimension: "merchant", not: false, values: ["REWE", null] })).toEqual(["REWE", null]);
  expect(await merchants({ dimension: "weekday", not: false, values: ["2"] })).toEqual(["REWE"]);
  await expect(merchants({ dimension: "weekday", not: false, values: ["Monday"] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await merchants({ dimension: "merchant", not: true, values: ["REWE", null] })).toEqual(["Kiosk_50%"]);
});

test("one customer's question is about them alone", async () => {
  const { rows } = await ask({ measures: ["spending.spent"], dimensions: ["merchant"], ...february }, "ada");
  expect(rows).toEqual([{ merchant: "REWE", currency: "EUR", "spending.spent": 4_000 }]);
  await expect(ask({ measures: ["spending.spent"], dimensions: ["subject"] }, "ada")).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

describe("choices", () => {
  const choices = (question: object, subject: string | null = null) =>
    exploreChoices(ExploreQuestion.parse(question), scopeOf(subject));
  const said = (all: { name: string; refusal: string | null }[], name: string) => all.find((one) => one.name === name)?.refusal;

  test("say in words what does not go together, and nothing of what does", () => {
    const { measures, dimensions, granularities, refusal } = choices({ measures: ["devices.coverage"] });
    expect(refusal).toBeNull();
    expect(said(measures, "devices.use")).toBeNull();
    expect(said(measures, "spending.spent")).toMatch(/do not share rows/);
    expect(said(dimensions, "room")).toMatch(/compares a home's meter/);
    expect(said(dimensions, "subject")).toBeNull();
    expect(said(granularities, "hour")).toBeNull();
    expect(said(choices({ measures: ["spending.spent"] }).granularities, "hour")).toMatch(/finest granularity is "day"/);
    expect(said(choices({ measures: ["spending.spent"] }, "ada").dimensions, "subject")).toMatch(/single subject already/);
  });

  test("a measure that needs a dimension is offered together with it", () => {
    const { measures, refusal } = choices({ measures: ["devices.use"] });
    expect([refusal, said(measures, "devices.energy")]).toEqual([null, null]);
    expect(choices({ measures: ["devices.energy"] }).refusal).toMatchObject({
      path: "measures",
      message: expect.stringMatching(/needs/),
    });
  });

  test("what is wrong already is told once, not of every choice", () => {
    const { refusal, granularities, dimensions } = choices({ measures: ["spending.nothing"] });
    expect(refusal?.message).toMatch(/There is no measure/);
    expect([...granularities, ...dimensions].filter((one) => one.refusal !== null)).toEqual([]);
  });
});

describe("suggested values", () => {
  const values = (dimension: string, search = "", subject: string | null = null) =>
    inScope(db.sql("app"), scopeOf(subject), async (tx) =>
      (await exploreValues(tx, subject, { dimension, search })).values.map(({ value }) => value),
    );

  test("are those there are, used most first, and found by part of the name", async () => {
    expect(await values("merchant")).toEqual(["REWE", "Kiosk_50%"]);
    expect(await values("merchant", "50%")).toEqual(["Kiosk_50%"]);
    expect(await values("subject", "love")).toEqual(["ada"]);
    expect(await values("kind", "FEE")).toEqual(["fee"]);
    expect(await values("weekday", "3")).toEqual(["3"]);
    expect(await values("currency")).toEqual(["EUR", "USD"]);
    expect(await values("room")).toEqual(["Kitchen"]);
  });

  test("are the customer's own where it is about one", async () => {
    expect(await values("merchant", "", "ada")).toEqual(["REWE"]);
    expect(await values("category", "", "ada")).toEqual(["groceries"]);
    expect(await values("device", "", "ada")).toEqual(["plug"]);
    expect(await values("account", "", "bo")).toEqual([]);
  });

  test("are told for every dimension the registry has", async () => {
    for (const { name } of exploreChoices(ExploreQuestion.parse({ measures: ["spending.spent"] }), scopeOf(null)).dimensions)
      expect(Array.isArray(await values(name))).toBe(true);
    await expect(values("nothing")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
