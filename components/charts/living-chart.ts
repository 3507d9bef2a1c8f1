import type { EChartsType, init } from "echarts/core";
import { fingerprint } from "#components/charts/fingerprint.ts";
import { type ChartModel, drawnFor, type PlannedChart } from "#components/charts/model.ts";
import { optionOf } from "#components/charts/option.ts";
import { leadsOn, pointAt } from "#components/charts/point.ts";
import { tipOf } from "#components/charts/tip.ts";
import type { Words } from "#components/words/words.ts";

/** What a chart shows, in whose words, and which addresses open something: what opens nothing is not offered. */
export type Showing = PlannedChart & { words: Words; opens: (href: string) => boolean };

const living = new WeakMap<Element, LivingChart>();

/** The chart that lives in an element; undefined where none does. */
export const livingIn = (box: Element): LivingChart | undefined => living.get(box);

/** A chart as ECharts runs it in the browser: it fills its element, follows the pointer, and is drawn when it is made. */
export class LivingChart {
  /** Called with an address when somebody clicks on what leads to events. */
  onOpen: (href: string) => void = () => {};
  #box: HTMLElement;
  #chart: EChartsType;
  #showing: Showing;
  #watch = new ResizeObserver(() => {
    this.#chart.resize({ silent: true });
    this.#draw(false);
  });

  /** @param make `init` of the engine, which is loaded when a chart is first wanted */
  constructor(box: HTMLElement, make: typeof init, showing: Showing) {
    this.#box = box;
    this.#showing = showing;
    const chart = make(box, null, { renderer: "svg" });
    this.#chart = chart;
    this.#draw(false);
    // At once, and not with the next frame: until then there would be neither this chart nor the server's drawing.
    chart.getZr().flush();
    chart.on("click", ({ dataType, dataIndex }) => {
      const { model } = this.#showing;
      if (model.kind === "flow" && dataType === "node") this.#open(model.nodes[dataIndex]?.href);
    });
    chart.getZr().on("click", ({ offsetX, offsetY }) => {
      const { model, words } = this.#showing;
      const index = placeAt(chart, model, offsetX, offsetY);
      if (index !== null) this.#open(pointAt(model, index, words).href);
    });
    this.#watch.observe(box);
    living.set(box, this);
  }

  /** Shows something else, by a movement where the viewer wants movements. */
  show(showing: Showing): void {
    const { model, words } = this.#showing;
    this.#showing = showing;
    if (words !== showing.words || fingerprint(model, words) !== fingerprint(showing.model, words)) this.#draw(true);
  }

  /** Shows a place as the pointer would; null for none. */
  point(place: number | null): void {
    const chart = this.#chart;
    const { model } = this.#showing;
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

  /** Ends it, and leaves its element empty. */
  end(): void {
    this.#watch.disconnect();
    this.#chart.dispose();
    living.delete(this.#box);
  }

  #open(href: string | null | undefined): void {
    if (href) this.onOpen(href);
  }

  #draw(moving: boolean): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (width === 0) return;
    const { model, sizes, words } = this.#showing;
    const still = !moving || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const drawn = optionOf(model, { width, height, scale: width / drawnFor(sizes, { width, height }).width }, words);
    // By itself every mark looks as if it could be pressed.
    const cursor = leadsOn(model, this.#showing.opens) ? "pointer" : "default";
    const option = {
      ...drawn,
      series: (drawn.series as object[]).map((one) => ({ ...one, cursor })),
      animation: !still,
      animationDuration: 0,
      animationDurationUpdate: 200,
      animationEasingUpdate: "cubicOut" as const,
      tooltip: {
        trigger: model.kind === "plot" ? "axis" : "item",
        confine: true,
        transitionDuration: still ? 0 : 0.15,
        axisPointer: { type: "shadow", shadowStyle: { color: "var(--color-ink)", opacity: 0.05 }, z: 0 },
        formatter: (hovered: unknown) => tipOf(model, hovered, words, this.#showing.opens),
        backgroundColor: "var(--color-surface)",
        borderColor: "var(--color-line)",
        borderWidth: 1,
        padding: 0,
        className: "chart-tip",
        textStyle: { color: "var(--color-ink)", fontSize: 12, fontFamily: "inherit" },
        extraCssText: "border-radius: var(--radius-box); box-shadow: var(--shadow-box);",
      },
    };
    this.#chart.setOption(option, { notMerge: still, replaceMerge: ["series", "graphic"] });
  }
}

/** The place under a pixel; null beside the plot, and in a heat map, whose cells lead nowhere. */
function placeAt(chart: EChartsType, model: ChartModel, x: number, y: number): number | null {
  if (model.kind !== "plot" || !chart.containPixel({ gridIndex: 0 }, [x, y])) return null;
  const [place] = chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
  return place === undefined || place < 0 || place >= model.places.length ? null : place;
}
