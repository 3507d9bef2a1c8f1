import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { categoryName, kindName, periodName, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { ENGLISH } from "#components/words/english.ts";
import { LANGUAGES, type Language } from "#components/words/language.ts";
import { loadWords } from "#components/words/load-words.ts";
import { givenIn, textsOf } from "#components/words/testing/messages.ts";
import type { Words } from "#components/words/words.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";
import { deviceEvent } from "#server/events/devices.ts";
import { transactionEvent } from "#server/events/spending.ts";

const OTHERS = LANGUAGES.filter((language) => language !== "en");
/** One of each plural there is, in any of the languages. */
const COUNTS = [0, 1, 2, 3, 11, 100];

/** What is the same word in two languages. */
const SAME: Partial<Record<Language, readonly string[]>> = {
  de: ["categories.restaurants", "kinds.sensor", "events.readings.within", "inUnit"],
  fr: ["categories.restaurants", "categories.services", "events.event.type", "events.event.source", "events.pages.label"],
  es: ["kinds.sensor"],
};

/** All but a point as it is spoken, which takes a list: it has a test of its own. */
function told({ shared: { chart, ...others } }: Words) {
  const { spoken: _, ...rest } = chart;
  return { ...others, chart: rest };
}

const without = (text: string) => text.replace(/‹[^›]*›/g, "");

describe.each(OTHERS)("in %s", (language) => {
  const words = wordsOnServer(language);

  test.each(COUNTS)("no message of %i is the English one", (things) => {
    const english = new Map(textsOf(told(ENGLISH), things).map(({ path, text }) => [path, text]));
    const same = textsOf(told(words), things)
      .filter(({ path, text }) => /\p{L}{2}/u.test(without(text)) && english.get(path) === text)
      .map(({ path }) => path);
    expect(same.filter((path) => !SAME[language]?.includes(path))).toEqual([]);
  });

  test.each(COUNTS)("every message of %i says what it is given", (things) => {
    const english = new Map(textsOf(told(ENGLISH), things).map(({ path, text }) => [path, text]));
    for (const { path, text } of textsOf(told(words), things)) {
      const meant = english.get(path)!;
      expect({ path, given: givenIn(text) }).toEqual({ path, given: givenIn(meant) });
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      // One and two are words in some languages.
      if (things > 2 && without(meant).includes(`${things}`)) expect(text).toContain(words.count(things));
    }
  });

  test("what is the same as in English is so for a reason that still holds", () => {
    const english = new Map(textsOf(told(ENGLISH), 3).map(({ path, text }) => [path, text]));
    const mine = new Map(textsOf(told(words), 3).map(({ path, text }) => [path, text]));
    expect(SAME[language]?.filter((path) => english.get(path) !== mine.get(path)) ?? []).toEqual([]);
  });

  test("a point is spoken with all that it says", () => {
    const said = words.shared.chart.spoken("‹heading›", ["‹one›", "‹two›"], "‹note›");
    for (const part of ["‹heading›", "‹one›", "‹two›", "‹note›"]) expect(said).toContain(part);
    expect(words.shared.chart.spoken("‹heading›", ["‹one›"], null)).not.toMatch(/null|undefined/);
  });

  test("a page fetches the same words that the server draws with", async () => {
    const loaded = await loadWords(language);
    expect(textsOf(told(loaded), 2)).toEqual(textsOf(told(words), 2));
  });
});

test("Arabic tells its six plurals apart", () => {
  const { shared } = wordsOnServer("ar");
  for (const counted of [shared.than.monthsBefore, shared.list.more, shared.chart.andMore, shared.events.readings.counted])
    expect(new Set(COUNTS.map((things) => counted(things).replace(/\p{N}+/gu, "0"))).size).toBeGreaterThanOrEqual(5);
});

describe("what the house names itself", () => {
  test.each(LANGUAGES)("has a name for every built-in category in %s", (language) => {
    const { categories } = wordsOnServer(language).shared;
    expect(builtInCategories().filter((category) => !Object.hasOwn(categories, category))).toEqual([]);
  });

  test.each(LANGUAGES)("has a name for every kind of device and payment in %s", (language) => {
    const { kinds, paymentKinds } = wordsOnServer(language).shared;
    expect(Object.keys(kinds).sort()).toEqual([...deviceEvent.data.shape.kind.unwrap().options].sort());
    expect(Object.keys(paymentKinds).sort()).toEqual([...transactionEvent.data.shape.kind.unwrap().options].sort());
  });

  test("is named in the reader's language, a tenant's own as the tenant wrote it", () => {
    const german = wordsOnServer("de");
    expect(categoryName(german, "groceries")).toBe("Lebensmittel");
    expect(categoryName(german, "eating-out")).toBe("Eating out");
    expect(categoryName(german, "constructor")).toBe("Constructor");
    expect(kindName(german, "ev_charger")).toBe("Wallbox");
    expect(kindName(ENGLISH, "ev_charger")).toBe("EV charger");
  });
});

describe("sentences about a dashboard", () => {
  const head = {
    period: { from: "2026-11-01", to: "2026-11-21" },
    comparison: { from: "2026-10-01", to: "2026-10-21", kind: "previous" as const },
    asOf: "2026-11-20T06:32:00Z",
    zone: "Europe/Prague",
  };
  const days = { ...head, period: { from: "2026-10-22", to: "2026-11-21" } };

  test("say the period and what it is compared with", () => {
    expect(periodName(ENGLISH, head)).toBe("November 2026, so far");
    expect(thanName(ENGLISH, head)).toBe("1 – 20 Oct 2026");
    expect(thanName(ENGLISH, days)).toBe("the 30 days before");
    expect(periodName(wordsOnServer("de"), head)).toBe("November 2026, bisher");
    expect(thanName(wordsOnServer("fr"), days)).toBe("les 30 jours précédents");
    expect(thanName(wordsOnServer("ja"), days)).toBe("その前の30日間");
  });

  test("say a change whole, by the grammar of the language", () => {
    const said = (locale: string, now: number, month: string) => {
      const words = wordsOnServer(locale);
      return changeOf(words, now, 100, words.monthName(month))!
        .words.replace(/[\u00a0\u202f\u200e]/g, " ")
        .replace(/ +/g, " ");
    };
    expect(said("en", 88, "2026-10-01")).toBe("12 % less than October 2026");
    expect(said("de", 88, "2026-10-01")).toBe("12 % weniger als Oktober 2026");
    expect(said("fr", 88, "2026-10-01")).toBe("12 % de moins qu’octobre 2026");
    expect(said("fr", 112, "2026-11-01")).toBe("12 % de plus que novembre 2026");
    expect(said("es", 88, "2026-10-01")).toBe("12 % menos que octubre de 2026");
    expect(said("ja", 88, "2026-10-01")).toBe("2026年10月より12%少ない");
    expect(said("ar", 300, "2026-10-01")).toBe("3 أضعاف مقارنةً مع أكتوبر 2026");
    expect(said("de", 350, "2026-10-01")).toBe("3,5-mal so viel wie Oktober 2026");
  });

  test("say until when everything is in, by the locale's clock", () => {
    expect(asOfSentence(ENGLISH, head)).toBe(
      "Everything received by 20 Nov 2026, 07:32:00 is in this figure. Days are those of Europe/Prague.",
    );
    expect(asOfSentence(wordsOnServer("de"), head)).toContain("20.11.2026, 07:32:00");
  });
});

/** The categories that processing gives by itself: those of merchants' codes, of kinds of payment, and none. */
function builtInCategories(): string[] {
  const read = (path: string) => readFileSync(new URL(`../../db/${path}`, import.meta.url), "utf8");
  const codes = [...read("migrations/0006_reference.sql").matchAll(/\(\d+, \d+, '(\w+)'\)/g)].map((match) => match[1]!);
  const kinds = [...read("sql/process/category_of.sql").matchAll(/(?:then|category,) '(\w+)'/g)].map((match) => match[1]!);
  const own = kinds.filter((word) => !["rule", "mcc", "kind"].includes(word));
  expect([codes.length, own.length].every((found) => found > 5)).toBe(true);
  return [...new Set([...codes, ...own])];
}
