import type { HeatModel, Room } from "#components/charts/model.ts";
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
    // A custom series and no heat map of ECharts: that one wants to compute with its colours, and ours are CSS variables.
    series: [
      {
        type: "custom",
        name: model.title,
        data: model.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]]))),
        renderItem: (_: unknown, cell: Cell) => {
          const [x = 0, y = 0] = cell.coord([cell.value(0), cell.value(1)]);
          const [width = 0, height = 0] = cell.size([1, 1]);
          const gap = 1.5 * scale;
          return {
            type: "rect",
            shape: { x: x - width / 2, y: y - height / 2, width: width - gap, height: height - gap, r: 2 * scale },
            style: { fill: `var(--color-seq-${stepOf(cell.value(2), bounds)})` },
            emphasis: { style: { stroke: "var(--color-ink)", lineWidth: 1.5 * scale } },
          };
        },
      },
    ],
  };
}

/** What ECharts hands a custom series to draw one of its items with. */
type Cell = { value(dimension: number): number; coord(data: number[]): number[]; size(data: number[]): number[] };

/** Which of the steps, from 1, a value is in. */
function stepOf(value: number, bounds: number[]): number {
  return Math.min(HEAT_STEPS, Math.max(1, bounds.findLastIndex((bound) => value >= bound) + 1));
}
