import { dayName, longDayName, monthName } from "#components/format/days.ts";
import { clockName, instantName } from "#components/format/instant.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Granularity = DevicesView["use"]["granularity"];

/** A bucket's short name on an axis: "06:00", "20 Nov", "Nov". */
export function bucketLabel(start: string, granularity: Granularity, zone: string): string {
  if (granularity === "hour") return clockName(start, zone);
  if (granularity === "day") return dayName(start, { year: false });
  return monthName(start, { short: true, year: start.endsWith("-01-01") });
}

/** A bucket's full name: "20 Nov 2026, 06:00", "Fri 20 Nov 2026", "November 2026". */
export function bucketName(start: string, granularity: Granularity, zone: string): string {
  if (granularity === "hour") return instantName(start, zone, { seconds: false });
  return granularity === "day" ? longDayName(start) : monthName(start);
}
