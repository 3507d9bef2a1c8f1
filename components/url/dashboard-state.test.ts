import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DashboardState,
  FILTERS,
  leavesPeriodOut,
  PRESETS,
  parseState,
  printState,
  type Query,
} from "#components/url/dashboard-state.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((value) => value.isWellFormed());
const period: fc.Arbitrary<DashboardState["period"]> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...PRESETS).map((preset) => ({ preset })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 3_660 }))
    .map(([from, days]) => ({ from, to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) })),
);
const values = fc.uniqueArray(text, { maxLength: 5 });
const state: fc.Arbitrary<DashboardState> = fc.record({
  subject: fc.option(text),
  period,
  comparison: fc.constantFrom("previous", "year"),
  currency: fc.option(fc.constantFrom("EUR", "CZK", "JPY")),
  filters: fc.record({ category: values, account: values, device: values, room: values }),
});

function queryOf(address: string): Query {
  const found: Query = {};
  for (const name of new Set(new URLSearchParams(address).keys())) {
    const all = new URLSearchParams(address).getAll(name);
    found[name] = all.length === 1 ? all[0]! : all;
  }
  return found;
}

test("an address says exactly what is shown: parse(print(state)) is the state", () => {
  fc.assert(
    fc.property(state, (chosen) => {
      expect(parseState(queryOf(printState(chosen)))).toEqual(chosen);
    }),
    { numRuns: 500 },
  );
});

test("whatever an address says, a dashboard opens, and its own address says the same again", () => {
  const noise = fc.dictionary(
    fc.constantFrom("subject", "period", "from", "to", "compare", "currency", ...FILTERS),
    fc.oneof(fc.string({ maxLength: 300 }), fc.array(fc.string(), { maxLength: 3 })),
  );
  fc.assert(
    fc.property(noise, (query) => {
      const read = parseState(query);
      expect(printState(parseState(queryOf(printState(read))))).toBe(printState(read));
    }),
  );
});

test("a day that is none, a range that ends before it begins, an unknown preset: left out", () => {
  expect(parseState({ from: "2026-02-30", to: "2026-03-01" }).period).toBeNull();
  expect(parseState({ from: "2026-03-02", to: "2026-03-01" }).period).toBeNull();
  expect(parseState({ period: "last_decade" }).period).toBeNull();
});

test("what no id and no name can be is left out: a NUL, half of a surrogate pair", () => {
  const state = parseState({ subject: "a\0", category: ["rent", "\0"], room: "\ud800" });
  expect(state).toMatchObject({ subject: null, filters: { category: [], room: [] } });
});

test("an address whose period is none is known as one, and no other", () => {
  const none = [
    { period: "last_decade" },
    { period: "" },
    { from: "2026-02-30", to: "2026-03-01" },
    { from: "2026-03-02", to: "2026-03-01" },
    { from: "2026-03-02" },
    { from: "1500-01-01", to: "1500-02-01" },
  ];
  for (const query of [...none, { period: "x", from: "2026-03-01", to: "2026-03-02" }])
    expect({ query, out: leavesPeriodOut(query) }).toEqual({ query, out: true });
  fc.assert(
    fc.property(state, (chosen) => {
      expect(leavesPeriodOut(queryOf(printState(chosen)))).toBe(false);
    }),
  );
});
