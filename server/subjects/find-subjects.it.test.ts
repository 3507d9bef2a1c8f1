import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { SpendingParams } from "#server/dashboards/params.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { findSubjects } from "./find-subjects.ts";
import { FINDER_SORTS, FinderPage, FinderQuery } from "./finder.ts";

let db: TestDatabase;
let tenant: RowsTenant;

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  const other = await tenantWithRows(db);
  await other.subject("c-1", "Anna of another tenant");
  await tenant.subject("c-1", "Anna Meier");
  await tenant.subject("c-2", "Johanna");
  await tenant.subject("anna", "Zoë", "America/New_York");
  await tenant.subject("c-10", "50 % off_100");
  await tenant.subject("c-11");
  await tenant.subject("c-12", "Ärzte am Anger");
  await tenant.spending([
    // The newest day of the tenant is 10 March: the last 30 days are 9 February to 10 March.
    { subject: "c-1", day: "2026-03-10", debit_minor: 500, debits: 1 },
    { subject: "c-1", day: "2026-02-09", debit_minor: 1_000, debits: 1 },
    { subject: "c-1", day: "2026-02-08", debit_minor: 90_000, debits: 1 },
    { subject: "c-2", day: "2026-03-01", debit_minor: 9_000, debits: 1 },
    { subject: "c-2", day: "2026-03-02", refund_minor: 9_000, refunds: 1, kind: "refund" },
    { subject: "anna", day: "2026-03-01", debit_minor: 2_500, debits: 1 },
    { subject: "anna", day: "2026-03-01", debit_minor: 777, debits: 1, currency: "USD" },
    { subject: "c-10", day: "2025-12-01", debit_minor: 10, debits: 1 },
  ]);
  await tenant.hours([{ subject: "c-12", device: "meter", hour: "2026-03-08T10:00:00Z", role: "home", energy_uj: "7200000000" }]);
});
afterAll(() => db.drop());

const find = (input: object = {}, of: RowsTenant = tenant) =>
  inScope(db.sql("app"), { tenantId: of.tenantId, subjects: { mode: "all" }, limits: "none" }, async (tx) =>
    FinderPage.parse(await findSubjects(tx, FinderQuery.parse(input))),
  );
const ids = async (input: object) => (await find(input)).subjects.map(({ subject }) => subject);

test("by part of the id or the name, in any case: first whose id it is, then what begins with it, then what holds it", async () => {
  expect(await ids({ search: "ANNA" })).toEqual(["anna", "c-1", "c-2"]);
  expect(await ids({ search: "c-1" })).toEqual(["c-1", "c-10", "c-11", "c-12"]);
  expect(await ids({ search: "ärzte" })).toEqual(["c-12"]);
  expect(await find({ search: "anna", limit: 1 })).toMatchObject({ found: 3, next: expect.any(String) });
});

test("signs of patterns mean themselves, and what is not there is said to be none", async () => {
  expect(await ids({ search: "%" })).toEqual(["c-10"]);
  expect(await ids({ search: "_" })).toEqual(["c-10"]);
  expect(await ids({ search: "\\" })).toEqual([]);
  expect(await find({ search: "nobody" })).toMatchObject({ subjects: [], found: 0, next: null });
});

test("what each did in the tenant's last 30 days with data, and when they were last heard of", async () => {
  const page = await find({ sort: "subject" });
  expect(page.spending).toEqual({
    period: { from: "2026-02-09", to: "2026-03-11" },
    currency: "EUR",
    currencies: ["EUR", "USD"],
  });
  const row = (subject: string, lastDay: string | null, spentMinor: number | null, usedWh: number | null) =>
    expect.objectContaining({ subject, lastDay, spentMinor, usedWh });
  expect(page.subjects).toEqual([
    row("anna", "2026-03-01", 2_500, null),
    row("c-1", "2026-03-10", 1_500, null),
    row("c-10", "2025-12-01", null, null),
    row("c-11", null, null, null),
    row("c-12", null, null, 2),
    row("c-2", "2026-03-02", 0, null),
  ]);
  expect(page.subjects[0]).toMatchObject({ name: "Zoë", zone: "America/New_York" });
  expect((await find({ sort: "subject", currency: "USD" })).subjects[0]).toMatchObject({ spentMinor: 777 });
});

test("a figure is that of the subject's own dashboard over the same days", async () => {
  const { subjects, spending } = await find({ sort: "subject" });
  for (const { subject, spentMinor } of subjects) {
    const scope = { tenantId: tenant.tenantId, subjects: { mode: "one" as const, subject }, limits: "none" as const };
    const params = SpendingParams.parse({ period: spending!.period });
    const view = await inScope(db.sql("app"), scope, (tx) => loadSpending(tx, { ...params, subject }));
    expect({ subject, spent: view.byCategory.spentMinor }).toEqual({ subject, spent: spentMinor ?? 0 });
  }
});

describe("orders", () => {
  test("by spending, those without any last, whichever way", async () => {
    expect(await ids({ sort: "spent", descending: true })).toEqual(["anna", "c-1", "c-2", "c-10", "c-11", "c-12"]);
    expect(await ids({ sort: "spent" })).toEqual(["c-2", "c-1", "anna", "c-10", "c-11", "c-12"]);
    expect(await ids({ sort: "last", descending: true })).toEqual(["c-1", "c-2", "anna", "c-10", "c-11", "c-12"]);
    expect(await ids({ sort: "used", descending: true })).toEqual(["c-12", "anna", "c-1", "c-10", "c-11", "c-2"]);
  });

  test.each(
    FINDER_SORTS.flatMap((sort) => [
      { sort, descending: false },
      { sort, descending: true },
    ]),
  )("pages of $sort (descending: $descending) are the whole list, each subject once", async (order) => {
    const whole = await ids(order);
    expect([...whole].sort()).toEqual(["anna", "c-1", "c-10", "c-11", "c-12", "c-2"]);
    for (const limit of [1, 2, 4]) {
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: FinderPage = await find({ ...order, limit, cursor });
        paged.push(...page.subjects.map(({ subject }) => subject));
        cursor = page.next;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
    }
  });

  test("by a domain that there are no data of is no failure", async () => {
    const bare = await tenantWithRows(db);
    await bare.subject("one");
    expect(await find({ sort: "spent" }, bare)).toMatchObject({ subjects: [{ subject: "one" }], spending: null, devices: null });
  });
});

test("a cursor that no page gave is refused", async () => {
  for (const cursor of ["x", Buffer.from('[1,"a"]').toString("base64url"), Buffer.from('["a\\u0000","a"]').toString("base64url")])
    await expect(find({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  for (const key of ["abc", "1e400000", "", "Infinity"]) {
    const cursor = Buffer.from(JSON.stringify([key, "a"])).toString("base64url");
    for (const sort of ["spent", "used"] as const)
      await expect(find({ sort, cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});
