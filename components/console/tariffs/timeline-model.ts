import type { TariffRow } from "#components/console/outputs.ts";
import { homeName, priceRange } from "#components/console/tariffs/words.ts";
import { addMonths, clip, type DayRange, dayName, daysIn, monthOf } from "#components/format/days.ts";

/** How far back and ahead of today it is drawn at most; months. */
const BACK = 24;
const AHEAD = 6;

export type Bar = {
  id: string;
  name: string;
  price: string;
  words: string /** Per cent of the width. */;
  start: number;
  width: number;
  now: boolean;
};
export type Line = { key: string; home: string; bars: Bar[] };
export type Timeline = { lines: Line[]; years: { year: string; at: number }[]; today: number };

/** Which tariff is in force when, a line for each home; from two years ago (or the first beginning) to half a year ahead. */
export function timelineModel(tariffs: readonly TariffRow[], today: string): Timeline {
  const first = tariffs.map(({ validFrom }) => validFrom).sort()[0] ?? today;
  const earliest = addMonths(monthOf(today), -BACK);
  const range = { from: [earliest, monthOf(first), monthOf(today)].sort()[1]!, to: addMonths(monthOf(today), AHEAD) };
  const at = (day: string) => (daysIn({ from: range.from, to: day }) / daysIn(range)) * 100;
  const lines = Map.groupBy(
    tariffs.filter(({ state }) => state !== "replaced"),
    ({ subject }) => subject?.id ?? "",
  );
  return {
    lines: [...lines].map(([key, own]) => ({
      key,
      home: homeName(own[0]!),
      bars: own.flatMap((tariff) => barOf(tariff, range, at)),
    })),
    years: yearsIn(range).map((year) => ({ year: year.slice(0, 4), at: at(year) })),
    today: at(today),
  };
}

function barOf(tariff: TariffRow, range: DayRange, at: (day: string) => number): Bar[] {
  const { from, to } = clip({ from: tariff.validFrom, to: tariff.until ?? range.to }, range);
  if (from >= to) return [];
  const until = tariff.until === null ? "" : ` until ${dayName(tariff.until)}`;
  return [
    {
      ...{ id: tariff.id, name: tariff.name, price: priceRange(tariff), now: tariff.state === "in_force" },
      ...{ start: at(from), width: at(to) - at(from) },
      words: `${tariff.name}, ${priceRange(tariff)} a kWh, from ${dayName(tariff.validFrom)}${until}`,
    },
  ];
}

function yearsIn({ from, to }: DayRange): string[] {
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)) + 1; `${year}-01-01` < to; year += 1) years.push(`${year}-01-01`);
  return years;
}
