import { expect, test } from "vitest";
import { firstState } from "#app/embed/first-state.ts";

const NOTHING = {
  period: null,
  comparison: "previous",
  currency: null,
  filters: { category: [], account: [], device: [], room: [] },
};

test("what a host asks for is shown first, whole", () => {
  const filters = { category: ["rent", "__proto__"], account: ["a&b=c"], device: [], room: [] };
  const asked = { period: { from: "2026-01-01", to: "2026-02-01" }, comparison: "year", currency: "CZK", filters } as const;
  expect(firstState(JSON.stringify({ ...asked, subject: "bo" }), "EUR")).toEqual({ ...asked, subject: null });
  const named = { period: { preset: "this_month" }, filters: { room: ["Kitchen"] } };
  expect(firstState(JSON.stringify(named), "EUR")).toMatchObject({
    period: named.period,
    currency: "EUR",
    filters: { room: ["Kitchen"] },
  });
});

test("what makes no sense is left out, each part by itself, and is no filter of another name", () => {
  for (const said of [
    undefined,
    "",
    "{",
    "null",
    "7",
    '"x"',
    "[]",
    '{"period":"x","filters":3}',
    '{"filters":{"category":[{}],"room":{"a":1}}}',
  ])
    expect({ said, state: firstState(said, null) }).toEqual({ said, state: { ...NOTHING, subject: null } });
  expect(firstState('{"filters":{"category":["\\u0000"],"room":["Kitchen"]},"comparison":7}', null)).toMatchObject({
    comparison: "previous",
    filters: { category: [], room: ["Kitchen"] },
  });
});
