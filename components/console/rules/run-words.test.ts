import { expect, test } from "vitest";
import type { RuleRun } from "#components/console/outputs.ts";
import { begunRule } from "#components/console/rules/begun-rule.ts";
import { runWords } from "#components/console/rules/run-words.ts";

const START = "2026-11-20T10:00:00.000Z";
const run = (more: Partial<RuleRun>): RuleRun => ({
  ...{ id: "", ruleVersion: 2, since: null, state: "running", monthsTotal: 10, monthsDone: 2, doneFrom: null },
  ...{ rowsSeen: 1200, rowsChanged: 1, requestedAt: START, startedAt: START, finishedAt: null, error: null },
  ...more,
});
const after = (seconds: number) => Date.parse(START) + seconds * 1000;

test("a run says how far it is, and how long the rest may take at the rate so far", () => {
  expect(runWords(run({}), after(10))).toBe("2 of 10 months, 1,200 payments, 1 changed, about 40 s left");
  expect(runWords(run({}), after(100))).toMatch(/about 7 min left$/);
  expect(runWords(run({ monthsDone: 10 }), after(100))).toBe("10 of 10 months, 1,200 payments, 1 changed");
  expect(runWords(run({}), null)).toBe("2 of 10 months, 1,200 payments, 1 changed");
});

test("a run that nobody takes up says so after a while", () => {
  expect(runWords(run({ state: "queued" }), after(3))).toBe("Waiting for a worker");
  expect(runWords(run({ state: "queued" }), after(11))).toMatch(/none seems to be running/);
});

test("a link begins a rule of either side, and nothing else", () => {
  expect(begunRule("merchant_is:A: B")).toEqual({
    side: "categories",
    rule: { matchKind: "merchant_is", matchValue: "A: B", gives: "" },
  });
  expect(begunRule("raw_is:X")).toMatchObject({ side: "merchants" });
  for (const text of [null, "", "merchant_is", "nothing:X"]) expect(begunRule(text)).toBeNull();
});
