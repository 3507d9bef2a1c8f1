import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalText, exactNumber, multiply, parseDecimal, round } from "./decimal.ts";

const POINT = { decimal: ".", thousands: "" };
const GERMAN = { decimal: ",", thousands: "." };

const read = (text: string, format = POINT) => {
  const found = parseDecimal(text, format);
  return found && decimalText(found);
};

test("kilowatts over a minute are whole joules, for every value a meter writes", () => {
  const factor = parseDecimal("60000", POINT)!;
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (milli) => {
      const text = `${milli < 0 ? "-" : ""}${Math.floor(Math.abs(milli) / 1000)}.${String(Math.abs(milli) % 1000).padStart(3, "0")}`;
      expect(exactNumber(multiply(parseDecimal(text, POINT)!, factor))).toBe(milli * 60);
    }),
  );
});

test("cents of an amount are those written, in either notation", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
      const whole = (cents / 100n).toString();
      const part = (cents % 100n).toString().padStart(2, "0");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
      const hundred = parseDecimal("100", POINT)!;
      expect(exactNumber(multiply(parseDecimal(`${whole}.${part}`, POINT)!, hundred))).toBe(Number(cents));
      expect(exactNumber(multiply(parseDecimal(`${grouped},${part}`, GERMAN)!, hundred))).toBe(Number(cents));
    }),
  );
});

test.each([
  ["1.234,56", GERMAN, "1234.56"],
  ["1234,56", GERMAN, "1234.56"],
  ["-0,5", GERMAN, "-0.5"],
  ["−7", GERMAN, "-7"],
  ["+7.", POINT, "7"],
  [".5", POINT, "0.5"],
  ["1.5E-3", POINT, "0.0015"],
  ["2e3", POINT, "2000"],
  ["1'234.5", { decimal: ".", thousands: "'" }, "1234.5"],
])("%s reads as %3$s", (text, format, expected) => {
  expect(read(text, format)).toBe(expected);
});

test.each([
  // Fifteen, if thousands were simply dropped.
  ["1.5", GERMAN],
  ["1.23.456", GERMAN],
  ["1,5", POINT],
  ["12 kW", POINT],
  ["", POINT],
  [".", POINT],
  ["1e999", POINT],
  ["NaN", POINT],
])("%s is not a number there", (text, format) => {
  expect(read(text, format)).toBeNull();
});

test("a number that a double cannot hold is refused, not bent", () => {
  expect(exactNumber(parseDecimal("9007199254740993", POINT)!)).toBeNull();
  expect(exactNumber(parseDecimal("0.12345678901234567890", POINT)!)).toBeNull();
  expect(exactNumber(parseDecimal("0.30", POINT)!)).toBe(0.3);
});

test("rounding goes half away from zero", () => {
  const rounded = (text: string, decimals: number) => decimalText(round(parseDecimal(text, POINT)!, decimals));
  expect([rounded("2.5", 0), rounded("-2.5", 0), rounded("2.4999", 0), rounded("1.005", 2)]).toEqual(["3", "-3", "2", "1.01"]);
});
