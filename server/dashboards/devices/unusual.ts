import { createHash } from "node:crypto";
import { loadChoices } from "#server/choices/load-choices.ts";
import type { Period } from "#server/dashboards/view.ts";
import { addDays, daysBetween, greatest, type IsoDay, least } from "#server/metrics/calendar.ts";
import { COMPARED_DAYS, findUnusual, keepsHours, NEEDED_VALUES, type UnusualStretch, type WeekHour } from "./find-unusual.ts";
import type { DevicesQuestion } from "./question.ts";
import type { UnusualHoursTile } from "./unusual-view.ts";

/** So much of an hour has to be covered for its energy to be compared: 90 %. */
const COVERED_MS = 3_240_000;
/** Days of a period that are searched, the last ones: a year with its compared one, not ten. */
const MOST_DAYS = 400;
const MOST_WEEKS = 8;
const MICROJOULES_PER_WH = 3.6e9;
/** Every hour of every zone begins with a quarter of an hour. */
const QUARTER_SECONDS = 900;
/** A Monday, from which days are counted. */
const MONDAY = "2000-01-03";

/** Hours of the period in which a device used far more or less than it does at that hour of the week. */
export async function loadUnusual(question: DevicesQuestion): Promise<UnusualHoursTile> {
  const { subject, period, compared, heard } = question;
  if (subject === null) return null;
  const [searched, before] = [lastDays(period), lastDays(compared)];
  const [hours, choices] = await Promise.all([loadWeekHours(question, [searched, before]), loadChoices(question.tx, "unusual")]);
  const [since, until] = [dayNumber(searched.from), dayNumber(searched.to)];
  const irregular = heard.filter(({ device, role }) => {
    if (role === "home") return false;
    const ofPeriod = hours.get(device)?.filter(({ day }) => day >= since - COMPARED_DAYS && day < until) ?? [];
    return ofPeriod.length > 0 && !keepsHours(ofPeriod);
  });
  const judged = heard.flatMap((each) => (irregular.includes(each) ? [] : [{ ...each, hours: hours.get(each.device) ?? [] }]));
  const findings = judged.flatMap(({ device, name, hours: own }) =>
    findUnusual(own, since, until).map((stretch) => {
      const key = keyOf(device, stretch);
      return { key, device, name, ...shown(stretch), dismissed: choices.has(key) };
    }),
  );
  const earlier = judged.flatMap(({ device, hours: own }) =>
    findUnusual(own, dayNumber(before.from), dayNumber(before.to)).filter((stretch) => !choices.has(keyOf(device, stretch))),
  );
  return {
    findings: findings.sort((a, b) => Math.abs(b.wh - b.usualWh) - Math.abs(a.wh - a.usualWh) || (a.key < b.key ? -1 : 1)),
    irregular: irregular.map(({ device, name }) => ({ device, name })),
    compared: earlier.length,
    since: searched.from,
    weeks: weeksOfData(question),
    needed: NEEDED_VALUES,
  };
}

const lastDays = ({ from, to }: Period): Period => ({ from: greatest(from, addDays(to, -MOST_DAYS)), to });

const dayNumber = (day: IsoDay): number => daysBetween(MONDAY, day);

/** Of a device, each the numbers of one column as PostgreSQL prints an array, in the same order. */
type Printed = { device: string; places: string; quarters: string; energies: string };

/**
 * The hours of devices on the days of some periods and the 8 weeks before each, in order of time. A device's come as three
 * texts, unordered: they are tens of thousands.
 */
async function loadWeekHours({ tx, subject, zone, heard }: DevicesQuestion, periods: Period[]): Promise<Map<string, WeekHour[]>> {
  const [first, last] = periods.map(({ from, to }) => ({ from: addDays(from, -COMPARED_DAYS), to })) as [Period, Period];
  const apart = first.from > last.to || last.from > first.to;
  const [from, to] = [least(first.from, last.from), greatest(first.to, last.to)];
  const rows = await tx<Printed[]>`
    select device, array_agg((day - ${MONDAY}::date) * 24 + hour_of_day)::text as places,
      array_agg((date_part('epoch', hour) / ${QUARTER_SECONDS})::int)::text as quarters, array_agg(energy_uj)::text as energies
    from serve.devices_hourly
    where subject = ${subject} and device = any(${heard.map((each) => each.device)}::text[])
      and hour >= ${from}::date::timestamp at time zone ${zone} - interval '1 day' and hour < ${to}::date::timestamp at time zone ${zone} + interval '1 day'
      and covered_ms >= ${COVERED_MS} and energy_uj is not null and day >= ${from}::date and day < ${to}::date
      ${apart ? tx`and ((day >= ${first.from}::date and day < ${first.to}::date) or (day >= ${last.from}::date and day < ${last.to}::date))` : tx``}
    group by device`;
  return new Map(rows.map((row) => [row.device, weekHours(row)]));
}

function weekHours(row: Printed): WeekHour[] {
  const [places, quarters, energies] = [row.places, row.quarters, row.energies].map(numbersIn) as [number[], number[], number[]];
  const hours = places.map((place, at) => {
    const day = Math.floor(place / 24);
    return { day, hour: place - day * 24, at: quarters[at]! * QUARTER_SECONDS * 1_000, uj: energies[at]! };
  });
  return hours.sort((a, b) => a.at - b.at);
}

const numbersIn = (printed: string): number[] => JSON.parse(`[${printed.slice(1, -1)}]`);

const shown = ({ from, to, day, uj, usualUj, madUj, direction }: UnusualStretch) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  day: addDays(MONDAY, day),
  wh: uj / MICROJOULES_PER_WH,
  usualWh: usualUj / MICROJOULES_PER_WH,
  madWh: madUj / MICROJOULES_PER_WH,
  direction,
});

/** The same finding has the same key, also when more hours join it later. Ids of devices are too long to be in it. */
function keyOf(device: string, { from, direction }: UnusualStretch): string {
  const hash = createHash("sha256").update(device).digest("base64url").slice(0, 22);
  return `hours:${hash}:${direction}:${new Date(from).toISOString()}`;
}

/** Whole weeks from the oldest data to the end of the period or of the data. */
function weeksOfData({ oldest, newest, period }: DevicesQuestion): number {
  if (oldest === null || newest === null) return 0;
  const days = daysBetween(oldest, least(addDays(newest, 1), period.to));
  return Math.min(MOST_WEEKS, Math.max(0, Math.floor(days / 7)));
}
