import type { HeatModel } from "#components/charts/model.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** "06:00" of an hour of any day. */
export function hourClock(words: Words, hour: number): string {
  // Any day will do: the hour is a clock's, which has been counted in the zone of the home.
  return words.clockName(new Date(Date.UTC(2024, 0, 1, hour)).toISOString(), "UTC");
}

/** Mean use by weekday and hour. */
export function whenModel(view: DevicesView, words: Words): HeatModel {
  const { when, axis, hours, nothingMeasured } = words.devices;
  const known = new Map(view.when.cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell.meanWh]));
  const { busiest } = view.when;
  const hourName = (hour: number) => hours(hourClock(words, hour), hourClock(words, hour + 1));
  return {
    kind: "heat",
    id: "when",
    title: when.title,
    summary: busiest
      ? when.highest(words.weekdayName(busiest.weekday), hourName(busiest.hour), words.short(busiest.meanWh, { kind: "energy" }))
      : nothingMeasured,
    unit: { kind: "energy" },
    axis: axis.hour,
    rows: WEEKDAYS.map((day) => ({ label: words.weekdayName(day, { short: true }), name: words.weekdayName(day) })),
    columns: HOURS.map((hour) => ({ label: words.figure(hour, { minimumIntegerDigits: 2 }), name: hourName(hour) })),
    values: WEEKDAYS.map((day) => HOURS.map((hour) => known.get(`${day} ${hour}`) ?? null)),
  };
}
