import { extent, valueAxis } from "#components/charts/axis.ts";
import { drawLabels, labelRoom, labelsOf } from "#components/charts/direct-labels.ts";
import { colour, type PlotModel, type Room, type Series } from "#components/charts/model.ts";
import { directed, TEXT, widthOf } from "#components/charts/text.ts";
import type { Words } from "#components/words/words.ts";

/** Hatching of what has not ended: stripes of the ground over the bar's own colour. */
const HATCH = { symbol: "rect", color: "var(--color-hatch)", dashArrayX: [1, 0], dashArrayY: [2.5, 3], rotation: -Math.PI / 4 };
const TOP = 24;
/** Below the plot: one line of labels, or two where a label has a second. */
const BOTTOM = [24, 39] as const;

/** Bars and lines over places. Bars start at zero; gaps stay gaps; what is partial is hatched. */
export function plotOption(model: PlotModel, { width, height, scale }: Room, words: Words) {
  const [least, greatest] = extent(model);
  const axis = valueAxis(least, greatest, model.unit, height / scale < 240 ? 3 : 4, words);
  const labels = labelsOf(model).map((label) => ({ ...label, text: directed(label.text, words.direction) }));
  const ticks = range(axis.min, axis.max, axis.interval).map(axis.label);
  // As wide as the axis' figures, and the half of the first place's label that is wider than its place.
  const [first = ""] = model.places.map(({ label }) => label);
  const half = Math.max(...first.split("\n").map(widthOf)) / 2 - width / scale / model.places.length / 3;
  const left = Math.max(Math.max(...ticks.map(widthOf)) + 10, half) * scale;
  const right = Math.max(8, labelRoom(labels, model.places.length)) * scale;
  const bottom = BOTTOM[model.places.some((place) => place.label.includes("\n")) ? 1 : 0] * scale;
  const frame = { left, right: width - right, top: TOP * scale, bottom: height - bottom };
  const text = { color: "var(--color-muted)", fontSize: TEXT * scale };
  return {
    grid: { left, right, top: frame.top, bottom },
    xAxis: {
      type: "category",
      data: model.places.map((place) => directed(place.label, words.direction)),
      boundaryGap: true,
      axisLabel: {
        ...text,
        margin: 8 * scale,
        lineHeight: 15 * scale,
        interval: everyNth(model, frame.right - frame.left, scale),
      },
      axisLine: { onZero: true, lineStyle: { color: "var(--color-faint)", width: scale } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      min: axis.min,
      max: axis.max,
      interval: axis.interval,
      axisLabel: { ...text, margin: 8 * scale, formatter: (value: number) => axis.label(value) },
      splitLine: { lineStyle: { color: "var(--color-line)", width: scale } },
    },
    graphic: [
      {
        type: "text",
        x: 0,
        y: 7 * scale,
        silent: true,
        style: {
          text: axis.unitName,
          verticalAlign: "middle",
          fill: "var(--color-muted)",
          fontSize: TEXT * scale,
          fontFamily: "inherit",
        },
      },
      ...drawLabels(labels, { ...frame, min: axis.min, max: axis.max, scale, places: model.places.length }),
    ],
    series: model.series.flatMap((series): object[] =>
      series.line ? [lineOf(series, model, scale), ...soFarOf(series, model, scale, words)] : [barOf(series, model, scale)],
    ),
  };
}

function barOf(series: Series, model: PlotModel, scale: number) {
  const fill = colour(series.tone);
  return {
    type: "bar",
    name: series.name,
    ...(model.stacked && { stack: "all" }),
    barMaxWidth: (model.stacked || model.series.length === 1 ? 40 : 24) * scale,
    barCategoryGap: model.places.length > 40 ? "15%" : "30%",
    barGap: "10%",
    itemStyle: { color: fill, ...(!model.stacked && { borderRadius: 2 * scale }) },
    emphasis: { itemStyle: { color: fill } },
    data: series.values.map((value, place) =>
      model.places[place]?.partial ? { value, itemStyle: { color: fill, decal: HATCH } } : value,
    ),
  };
}

function lineOf(series: Series, model: PlotModel, scale: number) {
  const stroke = colour(series.tone);
  const dashed = series.line === "dashed";
  const values = series.values.map((value, place) => (isSoFar(series, model, place) ? null : value));
  const last = values.findLastIndex((value) => value !== null);
  const ends = last < values.length - 1 && !series.soFar;
  return {
    type: "line",
    name: series.name,
    connectNulls: false,
    symbol: "circle",
    symbolSize: 0,
    showSymbol: true,
    showAllSymbol: true,
    lineStyle: {
      color: stroke,
      width: (dashed ? 1.5 : 2) * scale,
      ...(dashed && { type: [4 * scale, 3 * scale] }),
      cap: "round",
      join: "round",
    },
    itemStyle: { color: stroke },
    emphasis: { lineStyle: { color: stroke, width: (dashed ? 1.5 : 2) * scale }, itemStyle: { color: stroke } },
    z: dashed ? 3 : 4,
    // A point between two gaps, and the newest one of a line that ends early, would not be seen without a mark.
    data: values.map((value, place) =>
      isAlone(values, place) || (ends && place === last && !dashed) ? { value, symbolSize: 7 * scale } : value,
    ),
  };
}

/** A line's value of a place that has not ended: a hollow point, which the line does not fall to. */
function soFarOf(series: Series, model: PlotModel, scale: number, words: Words) {
  const values = series.values.map((value, place) => (isSoFar(series, model, place) ? value : null));
  if (values.every((value) => value === null)) return [];
  const stroke = colour(series.tone);
  const ring = { color: "var(--color-surface)", borderColor: stroke, borderWidth: 2 * scale };
  return [
    {
      type: "line",
      name: words.shared.soFar(series.name),
      symbol: "circle",
      symbolSize: 7 * scale,
      showAllSymbol: true,
      itemStyle: ring,
      emphasis: { itemStyle: ring },
      lineStyle: { color: stroke, width: 0 },
      z: 5,
      data: values,
    },
  ];
}

function isSoFar(series: Series, model: PlotModel, place: number): boolean {
  return series.soFar === true && model.places[place]?.partial === true;
}

function isAlone(values: (number | null)[], place: number): boolean {
  return values[place] != null && values[place - 1] == null && values[place + 1] == null;
}

/** Every how many places a label fits. */
function everyNth(model: PlotModel, room: number, scale: number): (index: number) => boolean {
  const widest = Math.max(...model.places.map((place) => Math.max(...place.label.split("\n").map(widthOf)))) + 10;
  const fit = Math.max(1, Math.floor(room / scale / widest));
  const nth = Math.ceil(model.places.length / fit);
  return (index) => index % nth === 0;
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}
