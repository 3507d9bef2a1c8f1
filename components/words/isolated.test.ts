import { expect, test } from "vitest";
import { withoutMarks } from "#components/words/isolated.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";

const arabic = wordsOnServer("ar");

test("in Arabic a name in other letters keeps to itself, and so does a figure with its unit", () => {
  expect(arabic.devices.when.peak("Main meter", "31/10/2026")[1]).toBe(" من \u2068Main meter\u2069، 31/10/2026");
  expect(arabic.exact(7_960, { kind: "power" })).toBe("\u20667.96\u00a0kW\u2069");
  expect(withoutMarks(arabic.percent(0.27))).toBe("27%");
  expect(arabic.percent(0.27)).toMatch(/^\u2066.*\u2069$/);
});

test("what is read from left to right has none either", () => {
  const german = wordsOnServer("de");
  expect(german.exact(7_960, { kind: "power" })).toBe("7,96\u00a0kW");
  expect(german.shared.tile.more("Use")).not.toMatch(/[\u2066-\u2069]/);
});
