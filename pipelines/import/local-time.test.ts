import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dateReader } from "./date-format.ts";
import { isZone, type OnDoubt, resolveLocal } from "./local-time.ts";

const wall = (text: string) => Date.parse(`${text}Z`);
const clock = (zone: string, onDoubt: OnDoubt = "error") => ({ zone, ambiguous: onDoubt, nonexistent: onDoubt });
const resolved = (text: string, zone: string, onDoubt?: OnDoubt) => {
  const found = resolveLocal(wall(text), clock(zone, onDoubt));
  return found.ok ? found.time : found.reason;
};

describe("the hour that comes twice, and the one that does not come", () => {
  test.each([
    ["2026-10-25T02:30:00", "Europe/Berlin", "error", "ambiguous"],
    ["2026-10-25T02:30:00", "Europe/Berlin", "earlier", "2026-10-25T02:30:00+02:00"],
    ["2026-10-25T02:30:00", "Europe/Berlin", "later", "2026-10-25T02:30:00+01:00"],
    ["2026-03-29T02:30:00", "Europe/Berlin", "error", "nonexistent"],
    ["2026-03-29T02:30:00", "Europe/Berlin", "earlier", "2026-03-29T01:30:00+01:00"],
    ["2026-03-29T02:30:00", "Europe/Berlin", "later", "2026-03-29T03:30:00+02:00"],
    ["2026-11-01T01:15:00", "America/New_York", "later", "2026-11-01T01:15:00-05:00"],
    // Half an hour on Lord Howe Island.
    ["2026-04-05T01:45:00", "Australia/Lord_Howe", "error", "ambiguous"],
  ] as const)("%s in %s, %s: %s", (text, zone, onDoubt, expected) => {
    expect(resolved(text, zone, onDoubt)).toBe(expected);
  });
});

test("a fixed offset knows no summer time: 02:30 exists on every day", () => {
  expect(resolved("2007-03-25T02:30:00", "+01:00")).toBe("2007-03-25T02:30:00+01:00");
  expect(resolved("2007-03-25T02:30:00", "Z")).toBe("2007-03-25T02:30:00Z");
});

test("any local time of any zone is the instant that Temporal says", () => {
  const zones = [
    "Europe/Prague",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Pacific/Apia",
  ];
  const minutes = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      minutes,
      fc.constantFrom("earlier" as const, "later" as const),
      (zone, minute, onDoubt) => {
        const text = new Date(minute * 60_000).toISOString().slice(0, 19);
        const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: onDoubt });
        const found = resolveLocal(minute * 60_000, clock(zone, onDoubt));
        expect(found.ok && Date.parse(found.time)).toBe(expected.epochMilliseconds);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("zones are IANA names or offsets", () => {
  expect(["Europe/Prague", "+01:00", "-0330", "UTC", "Z"].map(isZone)).toEqual([true, true, true, true, true]);
  expect(["Europe/Pragu", "+25:00", "noon"].map(isZone)).toEqual([false, false, false]);
});

describe("date formats", () => {
  const read = (format: string, text: string, from?: number) => {
    const found = dateReader(format, from)(text);
    return found && new Date(found.wall - (found.offset ?? 0)).toISOString();
  };
  test.each([
    ["yyMMdd", "930101", "1993-01-01T00:00:00.000Z"],
    ["yyMMdd", "690101", "2069-01-01T00:00:00.000Z"],
    ["dd.MM.yyyy HH:mm:ss", "24.12.2026 18:05:09", "2026-12-24T18:05:09.000Z"],
    ["d.M.yyyy H:mm", "4.2.2026 7:05", "2026-02-04T07:05:00.000Z"],
    ["M/d/yyyy h:mm a", "12/31/2026 12:05 AM", "2026-12-31T00:05:00.000Z"],
    ["dd-MMM-yyyy", "04-Mar-2026", "2026-03-04T00:00:00.000Z"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-03-04T10:00:00.25+05:30", "2026-03-04T04:30:00.250Z"],
    ["iso", "2026-03-04T10:00:00Z", "2026-03-04T10:00:00.000Z"],
    ["iso", "2026-03-04", "2026-03-04T00:00:00.000Z"],
    ["unix", "1772618400.5", "2026-03-04T10:00:00.500Z"],
    ["unix_ms", "1772618400000", "2026-03-04T10:00:00.000Z"],
  ])("%s reads %s", (format, text, expected) => {
    expect(read(format, text, 1970)).toBe(expected);
  });
  test.each([
    ["yyyy-MM-dd", "2026-02-29"],
    ["yyyy-MM-dd", "2026-13-01"],
    ["yyyy-MM-dd", "26-01-01"],
    ["yyyy-MM-dd HH:mm", "2026-01-01 24:00"],
    ["hh:mm a dd.MM.yyyy", "13:00 PM 01.01.2026"],
    ["dd-MMM-yyyy", "04-Foo-2026"],
  ])("%s refuses %s", (format, text) => {
    expect(read(format, text)).toBeNull();
  });
  test.each([
    ["yyMMdd", "two_digit_years_from"],
    ["dd.MM", "a year"],
    ["yyyy-MM-DD", '"DD" is no part'],
    ["yyyy-MM-dd hh:mm", "am or pm"],
  ])("the format %s is told to be wrong", (format, message) => {
    expect(() => dateReader(format)).toThrow(message);
  });
});
