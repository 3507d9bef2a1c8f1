import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Granularity = DevicesView["use"]["granularity"];

/** The buckets' short names on an axis: "06:00", "20 Nov", "Nov"; the day or the year below where it begins. */
export function bucketLabels(words: Words, starts: readonly string[], granularity: Granularity, zone: string): string[] {
  if (granularity === "month") return words.monthLabels(starts);
  if (granularity === "day") return starts.map((start) => words.dayName(start, { year: false }));
  const days = starts.map((start) => words.instantDay(start, zone));
  return starts.map((start, index) => {
    const clock = words.clockName(start, zone);
    return index === 0 || days[index] !== days[index - 1] ? `${clock}\n${days[index]}` : clock;
  });
}

/** A bucket's full name: "20 Nov 2026, 06:00", "Fri 20 Nov 2026", "November 2026". */
export function bucketName(words: Words, start: string, granularity: Granularity, zone: string): string {
  if (granularity === "hour") return words.instantName(start, zone, { seconds: false });
  return granularity === "day" ? words.longDayName(start) : words.monthName(start);
}
