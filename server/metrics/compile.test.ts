import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "#server/errors.ts";
import { compile } from "#server/metrics/compile.ts";
import { MetricQuery, type MetricQueryInput } from "#server/metrics/contract.ts";
import { DIMENSIONS } from "#server/metrics/dimensions.ts";
import { plan } from "#server/metrics/plan.ts";
import { resolve } from "#server/metrics/question.ts";
import { MEASURES } from "#server/metrics/registry.ts";

const year = { from: "2026-01-01", to: "2027-01-01" };
const ask = (query: Partial<MetricQueryInput>, subject: string | null = "s1") =>
  resolve(MetricQuery.parse({ measures: ["spending.spent"], period: year, ...query }), subject);
const refusal = (query: Partial<MetricQueryInput>, subject: string | null = "s1"): string => {
  try {
    ask(query, subject);
  } catch (error) {
    if (error instanceof AppError && error.code === "BAD_REQUEST") return error.message;
    throw error;
  }
  throw new Error("it was not refused");
};

test("whole months come from the month view, the days around them from the days", () => {
  expect(plan(ask({ period: { from: "2026-01-15", to: "2026-04-03" }, granularity: "month" }))).toEqual([
    { source: "spending_daily", from: "2026-01-15", to: "2026-02-01" },
    { source: "spending_month", from: "2026-02-01", to: "2026-04-01" },
    { source: "spending_daily", from: "2026-04-01", to: "2026-04-03" },
  ]);
  expect(plan(ask({ period: { from: "2026-01-15", to: "2026-02-20" }, granularity: "year" }))).toEqual([
    { source: "spending_daily", from: "2026-01-15", to: "2026-02-20" },
  ]);
});

test.each([
  ["the tenant's months", { granularity: "month" }, null, "spending_tenant_month"],
  ["the tenant's months by subject", { dimensions: ["subject"] }, null, "spending_month"],
  [
    "the tenant's months for one merchant",
    { filters: [{ dimension: "merchant", in: ["Rewe"] }] },
    null,
    "spending_tenant_merchant",
  ],
  ["a subject's quarters", { granularity: "quarter" }, "s1", "spending_month"],
  ["weeks", { granularity: "week" }, "s1", "spending_daily"],
  ["by weekday", { dimensions: ["weekday"] }, "s1", "spending_daily"],
  ["use of the tenant", { measures: ["devices.use"] }, null, "devices_tenant_month"],
  ["use of a subject", { measures: ["devices.use"] }, "s1", "devices_month"],
  ["the tenant's peak, which its months do not keep", { measures: ["devices.peak_watts"] }, null, "devices_month"],
  ["hours", { measures: ["devices.use"], granularity: "hour" }, "s1", "devices_hourly"],
  ["by hour of day", { measures: ["devices.use"], dimensions: ["hour_of_day"] }, "s1", "devices_hourly"],
] satisfies [string, Partial<MetricQueryInput>, string | null, string][])("source: %s", (_, query, subject, source) => {
  expect(plan(ask(query, subject))).toEqual([{ source, ...year }]);
});

test("money always carries its currency, also when one is filtered", () => {
  const { columns, text } = compile(ask({ filters: [{ dimension: "currency", in: ["EUR"] }] }));
  expect(columns.map((column) => column.name)).toEqual(["currency", "spending.spent"]);
  expect(text).toContain(`group by "currency"`);
  expect(compile(ask({ measures: ["spending.payments"] })).columns.map((column) => column.name)).toEqual(["spending.payments"]);
});

test("what cannot be answered truthfully is refused, with what there is instead", () => {
  expect(refusal({ measures: ["spending.spend"] })).toMatch(
    /no measure "spending.spend".*Did you mean "spending.spent"\?.*spending.net/,
  );
  expect(refusal({ dimensions: ["categories"] })).toMatch(/Did you mean "category"\?/);
  expect(refusal({ dimensions: ["device"] })).toMatch(/spending have no dimension "device"/);
  expect(refusal({ dimensions: ["subject"] })).toMatch(/only with the scope "tenant"/);
  expect(refusal({ measures: ["spending.spent", "devices.use"] })).toMatch(/two queries/);
  expect(refusal({ measures: ["devices.energy"] })).toMatch(/needs "device" or "role"/);
  expect(refusal({ measures: ["devices.untracked"], dimensions: ["room"] })).toMatch(/cannot be asked by "room"/);
  expect(refusal({ measures: ["devices.coverage"], filters: [{ dimension: "device", in: ["d"] }] })).toMatch(
    /cannot be asked by "device"/,
  );
  expect(refusal({ granularity: "hour" })).toMatch(/finest granularity is "day"/);
  expect(refusal({ filters: [{ dimension: "status", in: ["done"] }] })).toMatch(/booked, pending/);
  expect(refusal({ filters: [{ dimension: "weekday", in: ["Monday"] }] })).toMatch(/type integer/);
  expect(refusal({ orderBy: [{ by: "merchant" }] })).toMatch(/no column to order by "merchant"/);
  expect(refusal({ period: { from: "2026-02-01", to: "2026-02-01" } })).toMatch(/empty/);
});

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'spent"; drop table core.tenant; --',
    "$1",
    "serve.events",
    "1=1",
    "constructor",
    "__proto__",
    "category\u0000",
    "\\",
    "';--",
  ),
);

test("no name of a request ever reaches the SQL: it is known, or refused", () => {
  const measureNames = new Set(MEASURES.map((measure) => measure.name));
  const dimensionNames = new Set(DIMENSIONS.map((dimension) => dimension.name));
  fc.assert(
    fc.property(hostile, fc.constantFrom("measure", "dimension", "filter", "order"), (name, place) => {
      if (name === "" || measureNames.has(name) || dimensionNames.has(name)) return;
      const query: Partial<MetricQueryInput> = {
        measure: { measures: [name] },
        dimension: { dimensions: [name] },
        filter: { filters: [{ dimension: name, in: [] }] },
        order: { orderBy: [{ by: name }] },
      }[place];
      expect(refusal(query)).toContain("There is no");
    }),
    { numRuns: 2_000 },
  );
});

test("values never reach the SQL: the same shape of question has the same text whatever is asked", () => {
  const plain = compile(ask({ filters: [{ dimension: "merchant", in: ["Rewe"] }] }));
  fc.assert(
    fc.property(hostile, hostile, (subject, merchant) => {
      const { text, values } = compile(ask({ filters: [{ dimension: "merchant", in: [merchant] }] }, subject));
      expect(text).toBe(plain.text);
      expect(values).toContain(subject);
      expect(values).toContainEqual([merchant]);
    }),
  );
});
