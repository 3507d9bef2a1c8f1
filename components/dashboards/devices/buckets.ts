import { dayName, longDayName, monthLabels, monthName } from "#components/format/days.ts";
import { clockName, instantDay, instantName } from "#components/format/instant.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Granularity = DevicesView["use"]["granularity"];

/** The buckets' short names on an axis: "06:00", "20 Nov", "Nov"; the day or the year below where it begins. */
export function bucketLabels(starts: readonly string[], granularity: Granularity, zone: string): string[] {
  if (granularity === "month") return monthLabels(starts);
  if (granularity === "day") return starts.map((start) => dayName(start, { year: false }));
  const days = starts.map((start) => instantDay(start, zone));
  return starts.map((start, index) => {
    const clock = clockName(start, zone);
    return index === 0 || days[index] !== days[index - 1] ? `${clock}\n${days[index]}` : clock;
  });
}

/** A bucket's full name: "20 Nov 2026, 06:00", "Fri 20 Nov 2026", "November 2026". */
export function bucketName(start: string, granularity: Granularity, zone: string): string {
  if (granularity === "hour") return instantName(start, zone, { seconds: false });
  return granularity === "day" ? longDayName(start) : monthName(start);
}
