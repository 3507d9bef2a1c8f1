"use client";
import type { EChartsType } from "echarts/core";
import { useEffect, useRef } from "react";
import { type ChartModel, drawnFor, type Sizes } from "#components/charts/model.ts";
import { optionOf } from "#components/charts/option.ts";
import { pointAt } from "#components/charts/point.ts";
import { tipOf } from "#components/charts/tip.ts";
import { usePrintFit } from "#components/charts/use-print-fit.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

type Props = {
  model: ChartModel;
  sizes: Sizes;
  /** The place that the keyboard is at. */
  place: number | null;
  onShown: () => void;
  onOpen: (href: string) => void;
};

/** The chart as ECharts runs it, loaded when it is first wanted. */
export function LiveChart({ model, sizes, place, onShown, onOpen }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const latest = useRef({ model, sizes, words, onShown, onOpen });
  useEffect(() => {
    latest.current = { model, sizes, words, onShown, onOpen };
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let over = false;
    const watch = new ResizeObserver(() => {
      chart.current?.resize({ silent: true });
      draw(chart.current, element, latest.current, false);
    });
    import("#components/charts/engine.ts").then(({ init }) => {
      if (over) return;
      const made = init(element, null, { renderer: "svg" });
      chart.current = made;
      draw(made, element, latest.current, false);
      // At once, and not with the next frame: until then there would be neither this chart nor the server's drawing.
      made.getZr().flush();
      made.on("click", (clicked) => {
        if (latest.current.model.kind !== "flow" || clicked.dataType !== "node") return;
        const href = latest.current.model.nodes[clicked.dataIndex]?.href;
        if (href) latest.current.onOpen(href);
      });
      made.getZr().on("click", ({ offsetX, offsetY }) => {
        const index = placeAt(made, latest.current.model, offsetX, offsetY);
        const href = index === null ? null : pointAt(latest.current.model, index, latest.current.words).href;
        if (href) latest.current.onOpen(href);
      });
      watch.observe(element);
      latest.current.onShown();
    });
    return () => {
      over = true;
      watch.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  usePrintFit(box);
  useEffect(() => draw(chart.current, box.current, { model, sizes, words }, true), [model, sizes, words]);
  useEffect(() => point(chart.current, model, place), [model, place]);

  return <div ref={box} aria-hidden="true" className="live" />;
}

function draw(
  chart: EChartsType | null,
  element: HTMLElement | null,
  { model, sizes, words }: Pick<Props, "model" | "sizes"> & { words: Words },
  moving: boolean,
): void {
  if (!chart || !element || element.clientWidth === 0) return;
  const { clientWidth: width, clientHeight: height } = element;
  const still = !moving || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const option = {
    ...optionOf(model, { width, height, scale: width / drawnFor(sizes, width).width }, words),
    animation: !still,
    animationDuration: 0,
    animationDurationUpdate: 200,
    animationEasingUpdate: "cubicOut" as const,
    tooltip: {
      trigger: model.kind === "plot" ? "axis" : "item",
      confine: true,
      transitionDuration: still ? 0 : 0.15,
      axisPointer: { type: "shadow", shadowStyle: { color: "var(--color-ink)", opacity: 0.05 }, z: 0 },
      formatter: (hovered: unknown) => tipOf(model, hovered, words),
      backgroundColor: "var(--color-surface)",
      borderColor: "var(--color-line)",
      borderWidth: 1,
      padding: 0,
      className: "chart-tip",
      textStyle: { color: "var(--color-ink)", fontSize: 12, fontFamily: "inherit" },
      extraCssText: "border-radius: var(--radius-box); box-shadow: var(--shadow-box);",
    },
  };
  chart.setOption(option, { notMerge: still, replaceMerge: ["series", "graphic"] });
}

/** Shows what the keyboard is at as the pointer would. */
function point(chart: EChartsType | null, model: ChartModel, place: number | null): void {
  if (!chart) return;
  if (place === null) {
    chart.dispatchAction({ type: "hideTip" });
    chart.dispatchAction({ type: "downplay" });
    return;
  }
  if (model.kind === "flow") {
    chart.dispatchAction({ type: "downplay", seriesIndex: 0 });
    chart.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: place });
    chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: place });
    return;
  }
  const at = model.kind === "plot" ? [place, 0] : [place % model.columns.length, Math.floor(place / model.columns.length)];
  const [x, y] = chart.convertToPixel({ gridIndex: 0 }, at) ?? [];
  if (x === undefined || y === undefined) return;
  if (model.kind === "plot") {
    chart.dispatchAction({ type: "showTip", x, y: chart.getHeight() / 2 });
    return;
  }
  const known = model.values.flat().slice(0, place + 1);
  const dataIndex = known.filter((value) => value !== null).length - 1;
  if (known.at(-1) === null) chart.dispatchAction({ type: "hideTip" });
  else chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex });
}

/** The place under a pixel; null beside the plot, and in a heat map, whose cells lead nowhere. */
function placeAt(chart: EChartsType, model: ChartModel, x: number, y: number): number | null {
  if (model.kind !== "plot" || !chart.containPixel({ gridIndex: 0 }, [x, y])) return null;
  const [place] = chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
  return place === undefined || place < 0 || place >= model.places.length ? null : place;
}
