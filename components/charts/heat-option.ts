import type { HeatModel } from "#components/charts/model.ts";
import type { Room } from "#components/charts/option.ts";
import { TEXT, widthOf } from "#components/charts/text.ts";

export const HEAT_STEPS = 7;

/** The bounds of a heat map's steps, from zero up to the greatest value: as many as there are colours. */
export function heatBounds(model: HeatModel): number[] {
  const greatest = Math.max(0, ...model.values.flat().map((value) => value ?? 0)) || 1;
  return Array.from({ length: HEAT_STEPS + 1 }, (_, step) => (greatest * step) / HEAT_STEPS);
}

/** A grid of cells, the first row on top, coloured in even steps. */
export function heatOption(model: HeatModel, { scale }: Room) {
  const bounds = heatBounds(model);
  const label = { color: "var(--color-muted)", fontSize: TEXT * scale };
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  return {
    grid: {
      left: (Math.max(...model.rows.map((row) => widthOf(row.label))) + 8) * scale,
      right: 2 * scale,
      top: 2 * scale,
      bottom: 22 * scale,
    },
    xAxis: {
      type: "category",
      data: model.columns.map((column) => column.label),
      axisLabel: { ...label, margin: 8 * scale, interval: (index: number) => index % 3 === 0 },
      ...bare,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: model.rows.map((row) => row.label),
      axisLabel: { ...label, margin: 8 * scale },
      ...bare,
    },
    visualMap: {
      type: "piecewise",
      show: false,
      pieces: bounds.slice(1).map((lt, step) => ({
        gte: bounds[step],
        ...(step < HEAT_STEPS - 1 && { lt }),
        color: `var(--color-seq-${step + 1})`,
      })),
      outOfRange: { color: "var(--color-seq-1)" },
    },
    series: [
      {
        type: "heatmap",
        name: model.title,
        data: model.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]]))),
        itemStyle: { borderColor: "var(--color-surface)", borderWidth: 1.5 * scale, borderRadius: 2 * scale },
        emphasis: { itemStyle: { borderColor: "var(--color-ink)" } },
      },
    ],
  };
}
