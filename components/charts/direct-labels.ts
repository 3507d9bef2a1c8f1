import { colour, type PlotModel, type Series, type Tone } from "#components/charts/model.ts";
import { shortened, TEXT, widthOf } from "#components/charts/text.ts";

/** Above this many series a legend names them. */
const MOST_LABELS = 4;
const LETTERS = 16;
const LINE_HEIGHT = 15;

export type Label = {
  text: string;
  tone: Tone;
  value: number;
  place: number /** Other lines pass above its end. */;
  isLow?: boolean;
};

/** Where each series is named: at its last value, a part of a stack at its middle. None where a legend does it, or one series speaks for itself. */
export function labelsOf(model: PlotModel): Label[] {
  if (!isLabelled(model)) return [];
  let [up, down] = [0, 0];
  const lastBar = model.places.length - 1;
  return model.series.flatMap((series): Label[] => {
    const text = shortened(series.name, LETTERS);
    if (!model.stacked || series.line) {
      const place = series.line ? lastWhole(series, model) : lastBar;
      const value = series.values[place];
      const others = model.series.filter((other) => other !== series).map((other) => other.values[place] ?? 0);
      const isLow = others.every((other) => other >= (value ?? 0));
      return place < 0 ? [] : [{ text, tone: series.tone, value: value ?? 0, place, isLow }];
    }
    const value = series.values[lastBar] ?? 0;
    const base = value < 0 ? down : up;
    if (value < 0) down += value;
    else up += value;
    return [{ text, tone: series.tone, value: base + value / 2, place: lastBar }];
  });
}

/** Whether the chart names its series itself; else a legend does, or there is but one. */
export function isLabelled(model: PlotModel): boolean {
  return model.series.length > 1 && model.series.length <= MOST_LABELS;
}

/** The room that labels take right of the plot, px. */
export function labelRoom(labels: Label[], places: number): number {
  const beyond = labels.filter((label) => isBeyond(label, places));
  return Math.max(0, ...beyond.map((label) => widthOf(label.text) + 20));
}

type Frame = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  min: number;
  max: number;
  scale: number;
  places: number;
};

/** Labels as drawn marks and texts, pushed apart so that none covers another. */
export function drawLabels(labels: Label[], frame: Frame) {
  const { scale } = frame;
  const height = frame.bottom - frame.top;
  const step = (frame.right - frame.left) / frame.places;
  const yOf = (value: number) => frame.bottom - ((value - frame.min) / (frame.max - frame.min || 1)) * height;
  const beyond = spread(
    labels.filter((label) => isBeyond(label, frame.places)).map((label) => ({ label, y: yOf(label.value) })),
    LINE_HEIGHT * scale,
    [frame.top, frame.bottom],
  );
  const inside = labels.filter((label) => !isBeyond(label, frame.places)).map((label) => ({ label, y: yOf(label.value) }));
  return [
    ...beyond.map(({ label, y }) => drawn(label, frame.right + 6 * scale, y, scale)),
    ...inside.map(({ label, y }) => {
      const x = frame.left + step * (label.place + 0.5);
      const width = (widthOf(label.text) + 16) * scale;
      // Where a rising line leaves room: below its end where the others pass above, else above and before it.
      if (label.isLow) return drawn(label, Math.min(x - 4 * scale, frame.right - width), y + 15 * scale, scale);
      return drawn(label, Math.max(frame.left, x - width), y - 15 * scale, scale);
    }),
  ];
}

function drawn(label: Label, x: number, y: number, scale: number) {
  return {
    type: "group",
    x,
    y,
    silent: true,
    children: [
      { type: "circle", shape: { cx: 4 * scale, cy: 0, r: 3.5 * scale }, style: { fill: colour(label.tone) } },
      {
        type: "text",
        x: 12 * scale,
        style: {
          text: label.text,
          fill: "var(--color-ink)",
          stroke: "var(--color-surface)",
          lineWidth: 3 * scale,
          fontSize: TEXT * scale,
          fontFamily: "inherit",
          verticalAlign: "middle",
        },
      },
    ],
  };
}

/** A line that ends with the axis, or almost, is named right of the plot. */
function isBeyond(label: Label, places: number): boolean {
  return label.place >= places - 2;
}

function spread<T extends { y: number }>(items: T[], least: number, [top, bottom]: [number, number]): T[] {
  const sorted = items.map((item) => ({ ...item })).sort((a, b) => a.y - b.y);
  let floor = top;
  for (const item of sorted) {
    item.y = Math.max(item.y, floor);
    floor = item.y + least;
  }
  let ceiling = bottom;
  for (const item of sorted.toReversed()) {
    item.y = Math.min(item.y, ceiling);
    ceiling = item.y - least;
  }
  return sorted;
}

/** The last place where a line is drawn. */
function lastWhole(series: Series, { places }: PlotModel): number {
  return series.values.findLastIndex((value, place) => value !== null && !(series.soFar && places[place]?.partial));
}
