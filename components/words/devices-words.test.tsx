import { describe, expect, test } from "vitest";
import { type CsvTable, csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import type { ChartModel } from "#components/charts/model.ts";
import { alwaysOnModel } from "#components/dashboards/devices/always-on-model.ts";
import { comparisonModel } from "#components/dashboards/devices/comparison-model.ts";
import { devicesFilters } from "#components/dashboards/devices/controls.ts";
import { costModel } from "#components/dashboards/devices/cost-model.ts";
import { costRanking } from "#components/dashboards/devices/cost-ranking.ts";
import { deviceRanking } from "#components/dashboards/devices/device-ranking.ts";
import { DevicesDashboard } from "#components/dashboards/devices/devices-dashboard.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { precise } from "#components/dashboards/devices/precise.ts";
import { runningModel } from "#components/dashboards/devices/running-model.ts";
import { csvOfRunning, RunningTable } from "#components/dashboards/devices/running-table.tsx";
import { csvOfUntracked } from "#components/dashboards/devices/untracked-tile.tsx";
import { csvOfUnusualHours, UnusualHoursTable } from "#components/dashboards/devices/unusual-hours-table.tsx";
import { csvOfUptime, UptimeTable } from "#components/dashboards/devices/uptime-table.tsx";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { hourClock, whenModel } from "#components/dashboards/devices/when-model.ts";
import { emptyDevices } from "#components/dashboards/fixtures/devices.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { LANGUAGES } from "#components/words/language.ts";
import { homes } from "#components/words/testing/homes.ts";
import { givenIn, textsOf } from "#components/words/testing/messages.ts";
import { rendered, saidBy } from "#components/words/testing/rendered.tsx";
import type { Words } from "#components/words/words.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const STATE = parseState({});
const OTHERS = LANGUAGES.filter((language) => language !== "en");
/** One of each plural there is, in any of the languages. */
const COUNTS = [0, 1, 2, 3, 11, 100];

const VIEWS = Object.entries({ ...homes(), "no data": emptyDevices() });

/** What is the same word in two languages, by where it stands, and by itself. */
const SAME: Record<string, readonly string[]> = {
  // "Starts" and "Median" are German.
  de: ["running.columns.starts", "running.columns.median", "running.csv.median", "Starts", "Median", "Median (s)"],
  // "Total" and "Cycles" are French, "Total" and "no" are Spanish.
  fr: ["use.total", "running.columns.cycles", "Total", "Total (kWh)", "Cycles"],
  es: ["use.total", "unusual.csv.no", "uptime.csv.no", "Total", "Total (kWh)", "no"],
};

describe.each(OTHERS)("in %s", (language) => {
  const words = wordsOnServer(language);
  const same = SAME[language] ?? [];

  test.each(COUNTS)("no message of %i is the English one", (things) => {
    const english = new Map(textsOf(ENGLISH.devices, things).map(({ path, text }) => [path, text]));
    const alike = textsOf(words.devices, things).filter(({ path, text }) => tells(text) && english.get(path) === text);
    expect(alike.map(({ path }) => path).filter((path) => !same.includes(path))).toEqual([]);
  });

  test.each(COUNTS)("every message of %i says what it is given", (things) => {
    const english = new Map(textsOf(ENGLISH.devices, things).map(({ path, text }) => [path, givenIn(text)]));
    for (const { path, text } of textsOf(words.devices, things)) {
      expect({ path, given: givenIn(text) }).toEqual({ path, given: english.get(path) });
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test.each(VIEWS)("a dashboard says nothing in English: %s", (name, view) => {
    const english = inEnglish(name, view);
    const left = everything(view, words).filter((text) => english.has(text));
    expect([...new Set(left)].filter((text) => !same.includes(text))).toEqual([]);
    expect(english.size).toBeGreaterThan(20);
  });
});

test("Arabic tells its six plurals apart", () => {
  const { devices, otherDevices, use, unusual, uptime, running } = wordsOnServer("ar").devices;
  const gaps = (n: number) => uptime.gaps(n, "", "");
  for (const counted of [devices, otherDevices, use.gaps.day, unusual.findings, gaps, uptime.labelSilent, running.starts])
    expect(new Set(COUNTS.map((things) => counted(things).replace(/\p{N}+/gu, "0"))).size).toBeGreaterThan(4);
});

test("hours and shares are written as the locale writes them", () => {
  expect(hourClock(ENGLISH, 24)).toBe("00:00");
  expect(hourClock(wordsOnServer("en-US"), 19)).toMatch(/07:00\sPM/);
  expect(precise(wordsOnServer("de"), 0.99984)).toMatch(/^99,98\s%$/);
  expect(precise(ENGLISH, 0.99984)).toBe("99.98\u00a0%");
  expect(whenModel(emptyDevices(), wordsOnServer("ja")).rows.map(({ label }) => label)).toEqual([..."月火水木金土日"]);
});

const known = new Map<string, Set<string>>();

/** What a view says in English that is more than names and figures. Read once. */
function inEnglish(name: string, view: DevicesView): Set<string> {
  const before = known.get(name);
  if (before) return before;
  const names = namesIn(view);
  const said = new Set([...new Set(everything(view, ENGLISH))].filter((text) => tells(text, names)));
  known.set(name, said);
  return said;
}

/** All that can be read of a view: what is on the page, what opens, and what is taken along. */
function everything(view: DevicesView, words: Words): string[] {
  const { cost, alwaysOn, unusual, uptime, running, untracked } = view;
  const charts: ChartModel[] = [
    ...[usageModel, comparisonModel, runningModel].map((model) => model(view, STATE, words)),
    whenModel(view, words),
    ...(cost?.currency ? [costModel(view, STATE, cost, cost.currency, words)] : []),
    ...(alwaysOn ? [alwaysOnModel(view, STATE, alwaysOn, words)] : []),
  ];
  const rankings = [
    deviceRanking(view, STATE, words, { all: true }),
    ...(cost?.currency ? [costRanking(view, STATE, cost, cost.currency, words)] : []),
  ];
  const kinds = view.subject === null;
  const drawings = drawDevices(view, STATE, words);
  const page = (
    <>
      <DevicesDashboard view={view} state={STATE} drawings={drawings} decides sets={!kinds} />
      {charts.map((model) => (
        <DataTable key={model.id} model={model} />
      ))}
      {rankings.map((ranking) => (
        <RankingTable key={ranking.title} ranking={ranking} />
      ))}
      <RunningTable devices={running.devices} kinds={kinds} />
      <UptimeTable devices={uptime.devices} zone={view.zone} owners={kinds} />
      {unusual && <UnusualHoursTable findings={unusual.findings} zone={view.zone} />}
    </>
  );
  const files = [
    ...charts.map((model) => csvOf(model, words)),
    ...rankings.map((ranking) => rankingCsv(ranking, { kind: "energy" }, words)),
    named(csvOfRunning(running.devices, kinds, words)),
    csvOfUptime(uptime.devices, words),
    ...(unusual ? [csvOfUnusualHours(unusual.findings, words)] : []),
    ...(untracked ? [csvOfUntracked(untracked, words)] : []),
  ];
  const cells = files.flatMap(({ header, rows }) => [...header, ...rows.flat()]);
  const filters = devicesFilters(view, words).flatMap(({ label, options }) => [label, ...options.map(({ name }) => name)]);
  return [...saidBy(rendered(words, page)), ...cells.filter((cell) => typeof cell === "string"), ...filters];
}

/** A file without its first column, which holds ids: over all customers those are kinds as events write them. */
function named({ header, rows }: CsvTable): CsvTable {
  return { header, rows: rows.map((row) => row.slice(1)) };
}

/** What a view names by itself: customers, devices, rooms and tariffs. Kinds of device are ours. */
function namesIn({ devices, uptime, running, cost, wide, zone, subject, when }: DevicesView): string[] {
  const rows = wide ? [...wide.top, ...wide.rises, ...wide.falls, ...wide.arrived.top, ...wide.left.top] : [];
  const own = subject === null ? [] : [...devices, ...running.devices].flatMap(({ device, name }) => [device, name]);
  const all = [
    ...own,
    ...devices.map(({ room }) => room ?? ""),
    ...uptime.devices.flatMap((one) => [one.name, one.device, one.subject]),
    ...(cost?.tariffs ?? []).map(({ name }) => name),
    ...rows.flatMap((row) => [row.name, row.subject]),
    ...[zone, subject?.name ?? "", when.peak?.device ?? ""],
  ];
  // Longer ones first: "Kitchen light" before "Kitchen".
  return [...new Set(all)].filter(Boolean).sort((a, b) => b.length - a.length);
}

const MONTHS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-01`);
/** What figures and days are made of that may look alike: months, units, currencies. */
const FIGURES = [
  ...MONTHS.flatMap((month) => [
    ENGLISH.monthName(month, { year: false }),
    ENGLISH.monthName(month, { year: false, short: true }),
  ]),
  ...["EUR", "Wh", "kWh", "MWh", "W", "kW", "h", "min", "s", "T", "Z", "k", "m"],
];

const FIGURE = new RegExp(`(?<!\\p{L})(?:${FIGURES.join("|")})(?!\\p{L})`, "gu");

/** Whether a text says something in a language: more than names, what it was given, and what formats write. */
function tells(text: string, names: readonly string[] = []): boolean {
  const nameless = names.reduce((left, name) => left.replaceAll(name, ""), text);
  return /\p{L}/u.test(nameless.replace(/‹[^›]*›/g, "").replace(FIGURE, ""));
}
