import fc from "fast-check";
import { expect, test } from "vitest";
import { mutated, nasty, textOf } from "#server/testing/nasty.ts";

const GOOD = { period: { from: "2026-01-01", to: "2026-02-01" }, measures: ["spending.in"], limit: 5 };
const sample = (values: fc.Arbitrary<unknown>, numRuns = 2_000) =>
  fc.sample(values, { numRuns, seed: 7 }).map((value) => textOf(value) ?? "");

test("everything nasty is sent as JSON, also what JSON.stringify cannot write", () => {
  const sent = sample(nasty);
  for (const text of sent) expect(() => JSON.parse(text)).not.toThrow();
  for (const wanted of [
    "9007199254740993",
    "1e400",
    '"a":1,"a":2',
    '{"__proto__":',
    "[".repeat(5_000),
    "\\u0000",
    "\\ud800",
    "<script>",
  ])
    expect({ wanted, sent: sent.some((text) => text.includes(wanted)) }).toEqual({ wanted, sent: true });
});

test("a mutated value lacks something, has more, or has it otherwise, at any depth", () => {
  const sent = sample(mutated(fc.constant(GOOD)));
  expect(sent.filter((text) => text === JSON.stringify(GOOD)).length).toBeLessThan(sent.length / 20);
  const parsed = sent.map((text) => JSON.parse(text) as typeof GOOD | null);
  const share = (fits: (value: typeof GOOD) => boolean) =>
    parsed.filter((value) => value !== null && typeof value === "object" && fits(value)).length;
  expect(share(({ limit }) => limit === undefined)).toBeGreaterThan(20);
  expect(share(({ period }) => period?.from !== GOOD.period.from && period?.to === GOOD.period.to)).toBeGreaterThan(20);
  expect(share((value) => "tenantId" in value)).toBeGreaterThan(5);
  expect(share((value) => Object.hasOwn(value, "__proto__"))).toBeGreaterThan(5);
  expect(share(({ measures }) => Array.isArray(measures) && measures.length > 100)).toBeGreaterThan(5);
});
