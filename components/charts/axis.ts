import type { PlotModel } from "#components/charts/model.ts";
import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";

/** How a chart's value axis is cut and named. */
export type ValueAxis = {
  min: number;
  max: number;
  interval: number;
  /** "kWh", "EUR": said once, above the axis. */
  unitName: string;
  label(value: number): string;
};

/** Steps of 1, 2 and 5 in the scaled unit, about `ticks` of them, from zero or below it to above the greatest value. */
export function valueAxis(least: number, greatest: number, unit: Unit, ticks: number, words: Words): ValueAxis {
  const top = Math.max(0, greatest);
  const bottom = Math.min(0, least);
  const { by, name } = words.scaleOf(unit, Math.max(top, -bottom));
  const span = (top - bottom) / by || 1;
  // Nobody counts in halves.
  const step = Math.max(niceStep(span / ticks), unit.kind === "count" ? 1 : 0);
  const interval = step * by;
  const scaledTop = (top / by) * 1.02;
  const compact = Math.max(scaledTop, -bottom / by) >= 10_000;
  const digits: Intl.NumberFormatOptions = {
    maximumFractionDigits: Math.max(0, -Math.floor(Math.log10(step))),
    ...(compact && { notation: "compact", maximumFractionDigits: 1 }),
  };
  return {
    min: Math.floor(bottom / interval) * interval,
    max: Math.max(1, Math.ceil(scaledTop / step)) * interval,
    interval,
    unitName: name,
    label: (value) => words.figure(value / by, digits),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** The least and greatest value to be drawn, stacks added up. */
export function extent(model: PlotModel): [number, number] {
  const known = model.series.flatMap((series) => series.values).filter((value) => value !== null);
  if (!model.stacked) return [Math.min(0, ...known), Math.max(0, ...known)];
  const bars = model.series.filter((series) => !series.line);
  const sums = model.places.map((_, place) => {
    const values = bars.map((series) => series.values[place] ?? 0);
    return { up: total(values.filter((value) => value > 0)), down: total(values.filter((value) => value < 0)) };
  });
  return [Math.min(0, ...known, ...sums.map(({ down }) => down)), Math.max(0, ...known, ...sums.map(({ up }) => up))];
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
