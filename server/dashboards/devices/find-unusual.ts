import { mad, median } from "#server/median.ts";

/** An hour of a device that is covered well enough to be compared: where in the week it lies, and its energy in µJ. */
export type WeekHour = {
  /** Local days since Monday 3 January 2000. */
  day: number;
  /** Of the local day, 0 to 23. */
  hour: number;
  /** When it begins, in ms since 1970. */
  at: number;
  uj: number;
};

/** Neighbouring hours that are unusual in the same way. Energy in µJ: what was used, and the medians and MADs of its hours, added up. */
export type UnusualStretch = {
  from: number;
  to: number;
  day: number;
  uj: number;
  usualUj: number;
  madUj: number;
  direction: "more" | "less";
};

/** Local days before an hour that it is compared with: 8 weeks. */
export const COMPARED_DAYS = 56;
/** So many values of its hour of week an hour needs to be judged. */
export const NEEDED_VALUES = 4;
/** Unusual is further from the median than this many MADs, than this energy, and than so many of the device's mean hours. */
const MADS = 3;
const FLOOR_UJ = 100 * 3.6e9;
const MEAN_HOURS = { more: 1.5, less: 0.75 };
/** A device keeps hours when so much of its energy lies within its usual week. */
const USUAL_SHARE = 2 / 3;
const HOUR_MS = 3_600_000;

const placeOf = ({ day, hour }: WeekHour): number => (((day % 7) + 7) % 7) * 24 + hour;

/**
 * The hours of one device from one local day to another (exclusive) that lie far from the median of the same hour of the
 * week in the 8 weeks before them.
 * @param hours in order of time; also those of the 8 weeks before
 */
export function findUnusual(hours: readonly WeekHour[], from: number, to: number): UnusualStretch[] {
  const places = new Map<number, WeekHour[]>();
  const found: UnusualStretch[] = [];
  const mean = runningMean(hours);
  for (const [index, hour] of hours.entries()) {
    const same = places.get(placeOf(hour)) ?? [];
    places.set(placeOf(hour), same);
    if (hour.day >= from && hour.day < to) {
      const unusual = judge(hour, same, Math.abs(mean(index)));
      if (unusual) join(found, unusual);
    }
    same.push(hour);
  }
  return found;
}

/**
 * Whether a device has a week: two thirds of its energy lie within the medians of the hours of the week. One that runs now
 * and then (a washing machine) has none, and every run of it would be unusual.
 */
export function keepsHours(hours: readonly WeekHour[]): boolean {
  const usual = new Map(
    [...Map.groupBy(hours, placeOf)].map(([place, same]) => [place, median(same.map(({ uj }) => uj))] as const),
  );
  let [within, all] = [0, 0];
  for (const hour of hours) {
    const middle = usual.get(placeOf(hour))!;
    all += Math.abs(hour.uj);
    if (Math.sign(middle) === Math.sign(hour.uj)) within += Math.min(Math.abs(middle), Math.abs(hour.uj));
  }
  return within >= all * USUAL_SHARE;
}

/**
 * @param same earlier hours of the same place in the week, in order of time
 * @param mean energy of the device's mean hour
 */
function judge({ day, at, uj }: WeekHour, same: readonly WeekHour[], mean: number): UnusualStretch | null {
  const values = earlier(same, day);
  // Most hours are near all others of their kind: seen without sorting.
  if (values.length < NEEDED_VALUES || values.every((value) => Math.abs(uj - value) <= FLOOR_UJ)) return null;
  const usualUj = median(values);
  const madUj = mad(values, usualUj);
  const direction = uj > usualUj ? "more" : "less";
  const limit = Math.max(FLOOR_UJ, MADS * madUj, MEAN_HOURS[direction] * mean);
  if (Math.abs(uj - usualUj) <= limit) return null;
  return { from: at, to: at + HOUR_MS, day, uj, usualUj, madUj, direction };
}

/** Values of the days before, so that of an hour that comes twice neither is compared with the other. */
function earlier(same: readonly WeekHour[], day: number): number[] {
  const values: number[] = [];
  for (let index = same.length - 1; index >= 0 && same[index]!.day >= day - COMPARED_DAYS; index--)
    if (same[index]!.day < day) values.push(same[index]!.uj);
  return values;
}

/** The mean of all hours on the days that an hour, by its place in the list, is compared with. Asked in order. */
function runningMean(hours: readonly WeekHour[]): (index: number) => number {
  let [first, end, sum] = [0, 0, 0];
  return (index) => {
    const { day } = hours[index]!;
    for (; hours[end]!.day < day; end++) sum += hours[end]!.uj;
    for (; first < end && hours[first]!.day < day - COMPARED_DAYS; first++) sum -= hours[first]!.uj;
    return end > first ? sum / (end - first) : 0;
  };
}

function join(found: UnusualStretch[], next: UnusualStretch): void {
  const last = found.at(-1);
  if (last?.to !== next.from || last.direction !== next.direction) {
    found.push(next);
    return;
  }
  last.to = next.to;
  last.uj += next.uj;
  last.usualUj += next.usualUj;
  last.madUj += next.madUj;
}
