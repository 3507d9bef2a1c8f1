import type { Band, Plan } from "#server/tariffs/plan-input.ts";

const SHORT = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What a plan asks for a kWh, each price with a label that people read. Prices in millionths of the currency's unit. */
export function labelledPrices(plan: Plan): { label: string; perKwhMicros: number }[] {
  switch (plan.kind) {
    case "flat":
      return [{ label: "at all times", perKwhMicros: plan.perKwhMicros }];
    case "time_of_use":
      return plan.bands.map((band) => ({
        label: [band.label, timesOf(band)].filter(Boolean).join(": "),
        perKwhMicros: band.perKwhMicros,
      }));
    case "tiered":
      return plan.tiers.map(({ upToKwh, perKwhMicros }, at) => ({
        label: tierLabel(plan.tiers[at - 1]?.upToKwh ?? null, upToKwh),
        perKwhMicros,
      }));
  }
}

function tierLabel(above: number | null, upTo: number | null): string {
  if (above === null) return upTo === null ? "at all times" : `up to ${upTo} kWh a month`;
  return upTo === null ? `above ${above} kWh a month` : `${above} to ${upTo} kWh a month`;
}

/** "Mon to Fri 06:00 to 22:00". */
function timesOf({ weekdays, fromHour, toHour }: Band): string {
  const hours = fromHour === 0 && toHour === 24 ? "all day" : `${clock(fromHour)} to ${clock(toHour)}`;
  const days = daysOf(weekdays);
  return days === null ? hours : `${days} ${hours}`;
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** Weekdays in words, days in a row as one; null for all of them. */
function daysOf(weekdays: readonly number[]): string | null {
  const days = [...new Set(weekdays)].sort();
  if (days.length === 7) return null;
  const rows: number[][] = [];
  for (const day of days) {
    const last = rows.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else rows.push([day]);
  }
  const name = (day: number) => SHORT[day - 1]!;
  return rows.flatMap((row) => (row.length > 2 ? [`${name(row[0]!)} to ${name(row.at(-1)!)}`] : row.map(name))).join(", ");
}
