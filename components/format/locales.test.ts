import { describe, expect, test } from "vitest";
import type { Unit } from "#components/format/unit.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";

const EUR: Unit = { kind: "money", currency: "EUR" };
const JPY: Unit = { kind: "money", currency: "JPY" };
const ENERGY: Unit = { kind: "energy" };

/** Without the marks of direction, which nobody sees. */
const seen = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, "");

describe("amounts", () => {
  test.each([
    ["en-GB", "€12,345.60", "¥12,345"],
    ["de-DE", "12.345,60\u00a0€", "12.345\u00a0¥"],
    ["de-CH", "EUR\u00a012'345.60", "¥\u00a012'345"],
    ["fr-FR", "12\u202f345,60\u00a0€", "12\u202f345\u00a0¥"],
    ["es-ES", "12.345,60\u00a0€", "12.345\u00a0¥"],
    ["ar", "12,345.60\u00a0€", "12,345\u00a0JP¥"],
    ["ar-EG", "١٢٬٣٤٥٫٦٠\u00a0€", "١٢٬٣٤٥\u00a0JP¥"],
    ["ja-JP", "€12,345.60", "￥12,345"],
  ])("are written as in %s, each with its currency's own minor units", (locale, eur, jpy) => {
    const { exact } = wordsOnServer(locale);
    expect({ eur: seen(exact(1_234_560, EUR)), jpy: seen(exact(12_345, JPY)) }).toEqual({ eur, jpy });
  });

  test.each([
    ["en-GB", "€1.23m"],
    ["de-DE", "1,23\u00a0Mio.\u00a0€"],
    ["fr-FR", "1,23\u00a0M\u00a0€"],
    ["ja-JP", "€123万"],
  ])("of millions are short as in %s", (locale, text) => {
    expect(wordsOnServer(locale).short(123_456_789, EUR)).toBe(text);
  });

  test.each(["en-GB", "de-DE", "de-CH", "fr-FR", "es-ES", "ar-EG", "ja-JP"])(
    "below nothing have a true minus in %s",
    (locale) => {
      expect(wordsOnServer(locale).exact(-500, EUR)).toContain("\u2212");
    },
  );
});

describe("figures", () => {
  test.each([
    ["en-GB", "42.1\u00a0kWh", "12\u00a0%", "1,234,567"],
    ["de-DE", "42,1\u00a0kWh", "12\u00a0%", "1.234.567"],
    ["de-CH", "42.1\u00a0kWh", "12%", "1'234'567"],
    ["fr-FR", "42,1\u00a0kWh", "12\u00a0%", "1\u202f234\u202f567"],
    ["es-ES", "42,1\u00a0kWh", "12\u00a0%", "1.234.567"],
    ["ar-EG", "٤٢٫١\u00a0kWh", "١٢٪", "١٬٢٣٤٬٥٦٧"],
    ["ja-JP", "42.1\u00a0kWh", "12%", "1,234,567"],
  ])("of energy, shares and counts are written as in %s", (locale, energy, share, many) => {
    const { short, percent, count } = wordsOnServer(locale);
    const written = { energy: short(42_123, ENERGY), share: seen(percent(0.12)), many: count(1_234_567) };
    expect(written).toEqual({ energy, share, many });
  });

  test("a share that is almost nothing is said without a word", () => {
    expect(wordsOnServer("en").percent(0.0004)).toBe("<\u00a00.1\u00a0%");
    expect(wordsOnServer("de").percent(0.0004)).toBe("<\u00a00,1\u00a0%");
  });
});

describe("days", () => {
  const november = { from: "2026-11-01", to: "2026-12-01" };
  const some = { from: "2026-11-03", to: "2026-11-17" };
  test.each([
    ["en-GB", "20 Nov 2026", "November 2026", "3 – 16 Nov 2026", "2026"],
    ["de-DE", "20. Nov. 2026", "November 2026", "3.–16. Nov. 2026", "2026"],
    ["fr-FR", "20 nov. 2026", "novembre 2026", "3–16 nov. 2026", "2026"],
    ["es-ES", "20 nov 2026", "noviembre de 2026", "3–16 nov 2026", "2026"],
    ["ar-EG", "٢٠ نوفمبر ٢٠٢٦", "نوفمبر ٢٠٢٦", "٣–١٦ نوفمبر ٢٠٢٦", "٢٠٢٦"],
    ["ja-JP", "2026年11月20日", "2026年11月", "2026/11/03～2026/11/16", "2026年"],
  ])("and stretches of them are named as in %s", (locale, day, month, range, year) => {
    const words = wordsOnServer(locale);
    expect(words.dayName("2026-11-20")).toBe(day);
    expect(words.rangeName(november)).toBe(month);
    expect(words.rangeName(some)).toBe(range);
    expect(words.rangeName({ from: "2026-01-01", to: "2027-01-01" })).toBe(year);
  });

  test.each([
    ["en", "just now", "3 minutes ago"],
    ["de", "jetzt", "vor 3 Minuten"],
    ["fr", "maintenant", "il y a 3 minutes"],
    ["es", "ahora", "hace 3 minutos"],
    ["ar", "الآن", "قبل 3 دقائق"],
    ["ja", "今", "3 分前"],
  ])("how long ago something was is said in %s", (locale, now, before) => {
    const { relativeName } = wordsOnServer(locale);
    const at = Date.parse("2026-11-20T12:00:00Z");
    expect(relativeName("2026-11-20T11:59:50Z", at)).toBe(now);
    expect(relativeName("2026-11-20T11:57:00Z", at)).toBe(before);
  });
});

test("what is asked for in a language we do not speak is English throughout", () => {
  const words = wordsOnServer("pt-BR");
  expect([words.locale, words.shared.undo, words.exact(100, EUR)]).toEqual(["en-GB", "Undo", "€1.00"]);
});
