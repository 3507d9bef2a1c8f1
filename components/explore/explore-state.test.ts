import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExploreState, parseExplore, printExplore, SHOWN_AS } from "#components/explore/explore-state.ts";
import type { Query } from "#components/url/dashboard-state.ts";
import { COMPARISONS, EXPLORE_PERIODS } from "#server/explore/explore-input.ts";

/** An address's query as the framework reads it. */
function queryOf(text: string): Query {
  const query: Query = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const known = query[name];
    query[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return query;
}

const name = fc.stringMatching(/^[a-z_]{1,12}$/);
const text = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter((one) => one.isWellFormed());
const filters = fc
  .uniqueArray(fc.tuple(name, fc.boolean()), { maxLength: 4, selector: ([dimension, not]) => `${dimension} ${not}` })
  .chain((keys) =>
    fc.tuple(
      ...keys.map(([dimension, not]) =>
        fc
          .uniqueArray(fc.oneof(text, fc.constant(null)), { minLength: 1, maxLength: 4 })
          .map((values) => ({ dimension, not, values })),
      ),
    ),
  );
const state: fc.Arbitrary<ExploreState> = fc.record({
  measures: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
  dimensions: fc.uniqueArray(name, { maxLength: 3 }),
  filters,
  period: fc.oneof(
    fc.constantFrom(...EXPLORE_PERIODS).map((preset) => ({ preset })),
    fc.constant({ from: "2026-01-05", to: "2026-02-01" }),
  ),
  granularity: fc.constantFrom("hour", "day", "week", "month", "quarter", "year", "none"),
  comparison: fc.constantFrom(...COMPARISONS),
  subject: fc.option(text),
  as: fc.option(fc.constantFrom(...SHOWN_AS)),
  sort: fc.option(name.map((one) => `-${one}`)),
  currency: fc.option(fc.constantFrom("EUR", "JPY")),
});

test("an address says all of a question: reading what was written gives it back", () => {
  fc.assert(
    fc.property(state, (asked) => {
      expect(parseExplore(queryOf(printExplore(asked)))).toEqual(asked);
    }),
  );
});

test("an address can be read by people", () => {
  const asked = parseExplore(
    queryOf("?measure=spending.spent&by=category&only.merchant=REWE&only.merchant=&not.kind=fee&period=last_3_months&per=month"),
  );
  expect(asked).toMatchObject({
    measures: ["spending.spent"],
    dimensions: ["category"],
    filters: [
      { dimension: "merchant", not: false, values: ["REWE", null] },
      { dimension: "kind", not: true, values: ["fee"] },
    ],
    period: { preset: "last_3_months" },
    granularity: "month",
  });
});

test("what makes no sense is left out, and an address without a measure asks nothing", () => {
  expect(parseExplore(queryOf("?measure=a.b&per=minute&compare=x&period=ever&by=a&by=b&by=c&by=d&currency=euro"))).toEqual({
    ...{ measures: ["a.b"], dimensions: [], filters: [], period: { preset: "last_12_months" }, granularity: "none" },
    ...{ comparison: "none", subject: null, as: null, sort: null, currency: null },
  });
  expect(parseExplore({})).toBeNull();
});
