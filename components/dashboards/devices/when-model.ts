import type { HeatModel } from "#components/charts/model.ts";
import { short } from "#components/format/unit.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** "Monday" of 1 to 7. */
export function weekdayName(weekday: number): string {
  return DAYS[weekday - 1]!;
}

/** "06:00 to 07:00". */
export function hourName(hour: number): string {
  const clock = (value: number) => `${String(value % 24).padStart(2, "0")}:00`;
  return `${clock(hour)} to ${clock(hour + 1)}`;
}

/** Mean use by weekday and hour. */
export function whenModel(view: DevicesView): HeatModel {
  const known = new Map(view.when.cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell.meanWh]));
  const { busiest } = view.when;
  return {
    kind: "heat",
    id: "when",
    title: "When",
    summary: busiest
      ? `Use is highest on ${weekdayName(busiest.weekday)}s from ${hourName(busiest.hour)}, with ${short(busiest.meanWh, { kind: "energy" })} in the mean hour.`
      : "Nothing was measured.",
    unit: { kind: "energy" },
    axis: "Hour",
    rows: DAYS.map((name) => ({ label: name.slice(0, 3), name })),
    columns: Array.from({ length: 24 }, (_, hour) => ({ label: String(hour).padStart(2, "0"), name: hourName(hour) })),
    values: DAYS.map((_, day) => Array.from({ length: 24 }, (_, hour) => known.get(`${day + 1} ${hour}`) ?? null)),
  };
}
