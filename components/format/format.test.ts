import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf } from "#components/format/change.ts";
import { addDays, addMonths, daysIn, rangeName } from "#components/format/days.ts";
import { relativeName } from "#components/format/instant.ts";
import { exact, percent, short, type Unit } from "#components/format/unit.ts";
import { ENGLISH } from "#components/words/english.ts";

const eur: Unit = { kind: "money", currency: "EUR" };
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("figures", () => {
  test("money counts in its currency's own minor units", () => {
    expect(exact(123_456, eur)).toBe("€1,234.56");
    expect(exact(123_456, { kind: "money", currency: "JPY" })).toBe("¥123,456");
    expect(exact(123_456, { kind: "money", currency: "KWD" })).toContain("123.456");
    expect(exact(-5, eur)).toBe("−€0.05");
  });

  test("tiles have three digits, and small money its cents", () => {
    expect(short(123_456, eur)).toBe("€1,230");
    expect(short(8_062, eur)).toBe("€80.62");
    expect(short(0, eur)).toBe("€0");
    expect(short(1_234_567_890, eur)).toBe("€12.3m");
  });

  test("energy takes the unit that its size asks for", () => {
    const energy: Unit = { kind: "energy" };
    expect([519, 42_123, 1_020_400, 3.2e9].map((wh) => plain(short(wh, energy)))).toEqual([
      "519 Wh",
      "42.1 kWh",
      "1.02 MWh",
      "3.2 GWh",
    ]);
  });

  test("a tile's figure is never further from the exact one than half of its third digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 9_990_000 }), (minor) => {
        const shown = Number(short(minor, eur).replace(/[€,]/g, "").replace("k", "e3").replace("m", "e6"));
        expect(Math.abs(shown - minor / 100)).toBeLessThanOrEqual((minor / 100) * 0.00501);
      }),
    );
  });

  test("a small share is not nothing", () => {
    expect(plain(percent(0.0004))).toBe("< 0.1 %");
    expect(plain(percent(0.004))).toBe("0.4 %");
    expect(plain(percent(0))).toBe("0 %");
  });
});

describe("changes", () => {
  test("are told in words with their direction", () => {
    expect(plain(changeOf(ENGLISH, 88, 100, "October")!.words)).toBe("12 % less than October");
    expect(changeOf(ENGLISH, 300, 100, "October")).toEqual({ direction: "more", words: "3 times October" });
    expect(changeOf(ENGLISH, 100.1, 100, "October")!.direction).toBe("same");
  });

  test("are not made up where there is nothing to compare with", () => {
    expect(changeOf(ENGLISH, 5, 0, "October")).toBeNull();
    expect(changeOf(ENGLISH, null, 5, "October")).toBeNull();
    expect(changeOf(ENGLISH, 5, null, "October")).toBeNull();
  });

  test("across zero have a direction and no percentage", () => {
    expect(changeOf(ENGLISH, -10, 40, "October")).toEqual({ direction: "less", words: "less than October" });
  });
});

describe("days", () => {
  test("ranges are named as people name them", () => {
    expect(rangeName({ from: "2026-10-01", to: "2026-11-01" })).toBe("October 2026");
    expect(rangeName({ from: "2025-01-01", to: "2026-01-01" })).toBe("2025");
    expect(rangeName({ from: "2026-11-20", to: "2026-11-21" })).toBe("20 Nov 2026");
    expect(rangeName({ from: "2026-11-03", to: "2026-11-17" })).toBe("3 – 16 Nov 2026");
    expect(rangeName({ from: "2025-12-01", to: "2026-12-01" })).toBe("Dec 2025 – Nov 2026");
  });

  test("the end of a month stays the end of shorter ones, and years have their leap days", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
    expect(daysIn({ from: "2024-02-01", to: "2024-03-01" })).toBe(29);
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  });

  test("how long ago something was has the right side", () => {
    const now = Date.parse("2026-11-20T12:00:00Z");
    expect(relativeName("2026-11-20T11:57:00Z", now)).toBe("3 minutes ago");
    expect(relativeName("2026-11-22T12:00:00Z", now)).toBe("in 2 days");
    expect(relativeName("2026-11-20T11:59:50Z", now)).toBe("just now");
  });
});
