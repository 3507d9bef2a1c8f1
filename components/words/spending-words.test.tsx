import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { emptySpending, spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { wideFixture } from "#components/dashboards/fixtures/wide.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { spendingFilters } from "#components/dashboards/spending/controls.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { flowModel } from "#components/dashboards/spending/flow-model.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { categoryRanking, merchantRanking } from "#components/dashboards/spending/rankings.ts";
import { RecurringTable, recurringCsv } from "#components/dashboards/spending/recurring-table.tsx";
import { spendingSides } from "#components/dashboards/spending/side-by-side.ts";
import { SpendingDashboard } from "#components/dashboards/spending/spending-dashboard.tsx";
import { FindingTable, findingsCsv } from "#components/dashboards/spending/unusual-table.tsx";
import { distributionModel } from "#components/dashboards/wide/distribution-model.ts";
import { MoverTable } from "#components/dashboards/wide/mover-table.tsx";
import { topRanking } from "#components/dashboards/wide/top-ranking.ts";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { LANGUAGES } from "#components/words/language.ts";
import { givenIn, textsOf } from "#components/words/testing/messages.ts";
import { rendered, saidBy } from "#components/words/testing/rendered.tsx";
import type { Words } from "#components/words/words.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

const STATE = parseState({});
const UNIT = { kind: "money", currency: "EUR" } as const;
const OTHERS = LANGUAGES.filter((language) => language !== "en");
/** One of each plural there is, in any of the languages. */
const COUNTS = [0, 1, 2, 3, 11, 100];

/** What is the same word in two languages, by where it stands, and by itself. */
const SAME: Record<string, readonly string[]> = {
  // The term of statistics is one in both.
  de: ["wide.distribution.quantiles.median", "Median"],
  // "No" is Spanish, too.
  es: ["spending.unusual.file.no", "no"],
};

const mine = ({ spending, wide }: Words) => ({ spending, wide });

describe.each(OTHERS)("in %s", (language) => {
  const words = wordsOnServer(language);

  test.each(COUNTS)("no message of %i is the English one", (things) => {
    const english = new Map(textsOf(mine(ENGLISH), things).map(({ path, text }) => [path, text]));
    const same = textsOf(mine(words), things).filter(
      ({ path, text }) => /\p{L}/u.test(without(text)) && english.get(path) === text,
    );
    expect(same.map(({ path }) => path).filter((path) => !SAME[language]?.includes(path))).toEqual([]);
  });

  test.each(COUNTS)("every message of %i says what it is given", (things) => {
    const english = new Map(textsOf(mine(ENGLISH), things).map(({ path, text }) => [path, givenIn(text)]));
    for (const { path, text } of textsOf(mine(words), things)) {
      expect({ path, given: givenIn(text) }).toEqual({ path, given: english.get(path) });
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test.each(Object.entries(views()))("a dashboard says nothing in English: %s", (_, view) => {
    const names = namesIn(view);
    const english = new Set(everything(view, ENGLISH).filter((text) => tells(text, names)));
    const left = everything(view, words).filter((text) => english.has(text));
    expect([...new Set(left)].filter((text) => !SAME[language]?.includes(text))).toEqual([]);
    expect(english.size).toBeGreaterThan(20);
  });
});

test("Arabic tells its six plurals apart", () => {
  const { spending, wide } = wordsOnServer("ar");
  for (const counted of [spending.payments, spending.merchants.others, spending.flow.nodes.categories, wide.customers])
    expect(new Set(COUNTS.map((things) => counted(things).replace(/\p{N}+/gu, "0"))).size).toBeGreaterThan(4);
});

/** What only opens later is on no page that the server sends: so no component may write a text itself, or format with the console's functions. */
test.each(["spending", "wide"])("nothing is written in components/dashboards/%s itself", (room) => {
  const folder = `components/dashboards/${room}`;
  const written = readdirSync(folder).flatMap((file) => {
    const source = readFileSync(`${folder}/${file}`, "utf8").replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "");
    const texts = source.match(/["`>][A-Z][a-z]+[^"`<>={}]*["`<]/g) ?? [];
    const formats =
      source.match(
        /^import \{[^}]*\b(?:short|exact|percent|count|\w+Name|monthLabels)\b[^}]*\} from "#components\/format.*$/gm,
      ) ?? [];
    return [...texts, ...formats].map((text) => `${file}: ${text}`);
  });
  expect(written).toEqual([]);
});

test("figures are written as the locale writes them", () => {
  const german = everything(spendingFixture(), wordsOnServer("de"));
  expect(german).toContainEqual(expect.stringMatching(/\d\.\d{3}\s€/));
  expect(german.join("\n")).not.toMatch(/€\d/);
});

function views(): Record<string, SpendingView> {
  const full = spendingFixture();
  return {
    "a customer": full,
    "all customers": { ...full, subject: null, recurring: null, unusual: null, wide: wideFixture() },
    "nobody yet": emptySpending(),
  };
}

/** All that can be read of a view: what is on the page, what opens, and what is taken along. */
function everything(view: SpendingView, words: Words): string[] {
  const sides = spendingSides(view, STATE);
  const charts = [cashFlowModel, paceModel, flowModel].map((model) => model(view, STATE, words));
  if (sides) charts.push(distributionModel(sides, words));
  const rankings = [categoryRanking(view, STATE, words), merchantRanking(view, STATE, words)];
  if (sides) rankings.push(topRanking(sides, words));
  const { recurring, unusual } = view;
  const page = (
    <>
      <SpendingDashboard view={view} state={STATE} drawings={drawSpending(view, STATE, words)} decides />
      {charts.map((model) => (
        <DataTable key={model.id} model={model} />
      ))}
      {rankings.map((ranking) => (
        <RankingTable key={ranking.title} ranking={ranking} />
      ))}
      {recurring && <RecurringTable recurring={recurring} unit={UNIT} />}
      {unusual && <FindingTable findings={unusual.findings} unit={UNIT} />}
      {sides && <MoverTable rows={sides.wide.rises} sides={sides} />}
    </>
  );
  const files = charts.map((model) => csvOf(model, words));
  if (recurring) files.push(recurringCsv(recurring, UNIT, words));
  if (unusual) files.push(findingsCsv(unusual.findings, UNIT, words));
  const cells = files.flatMap(({ header, rows }) => [...header, ...rows.flat()]);
  const filters = spendingFilters(view, words).flatMap(({ label, options }) => [label, ...options.map(({ name }) => name)]);
  return [...saidBy(rendered(words, page)), ...cells.filter((cell) => typeof cell === "string"), ...filters];
}

/** What a view names by itself: customers, merchants, accounts, and a category that is a tenant's own. */
function namesIn({ wide, options, recurring, unusual, merchants, subject, flow }: SpendingView): string[] {
  const rows = wide ? [...wide.top, ...wide.rises, ...wide.falls, ...wide.arrived.top, ...wide.left.top] : [];
  return [
    ...[...rows, ...options.accounts].map(({ name }) => name),
    ...[...merchants.top, ...(recurring?.series ?? []), ...(unusual?.findings ?? [])].map(({ merchant }) => merchant ?? ""),
    ...flow.nodes.filter(({ kind }) => kind === "merchant").map(({ value }) => value ?? ""),
    ...rows.map((row) => row.subject),
    subject?.name ?? "",
    "Eating out",
  ].filter(Boolean);
}

const MONTHS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-01`);
/** What figures and days are made of that may look alike: months, units, currencies. */
const FIGURES = [
  ...MONTHS.flatMap((month) => [
    ENGLISH.monthName(month, { year: false }),
    ENGLISH.monthName(month, { year: false, short: true }),
  ]),
  ...["EUR", "kWh", "k", "m"],
];

/** A text without names, what it was given, and what formats write: what is left are words. */
function without(text: string, names: readonly string[] = []): string {
  const figures = new RegExp(`(?<!\\p{L})(?:${FIGURES.join("|")})(?!\\p{L})`, "gu");
  const nameless = names.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, ""), text);
  return nameless.replace(/‹[^›]*›/g, "").replace(figures, "");
}

/** Whether a text says something in a language, and is no name. */
function tells(text: string, names: readonly string[]): boolean {
  return /\p{L}/u.test(without(text, names));
}
