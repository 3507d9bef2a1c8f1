import { createHash } from "node:crypto";
import { setPlatformAPI } from "echarts/core";
import { init } from "#components/charts/engine.ts";
import { fingerprint } from "#components/charts/fingerprint.ts";
import type { ChartModel, Drawings, Size, Sizes } from "#components/charts/model.ts";
import { optionOf } from "#components/charts/option.ts";
import { TEXT, widthOf } from "#components/charts/text.ts";
import { tidySvg } from "#components/charts/tidy-svg.ts";
import type { Words } from "#components/words/words.ts";

// ECharts would take every letter that is not of the Latin script for as wide as it is high, and leave out labels that fit.
setPlatformAPI({
  measureText: (text, font) => ({
    width: (widthOf(text) * Number.parseFloat(/[\d.]+(?=px)/.exec(font ?? "")?.[0] ?? `${TEXT}`)) / TEXT,
  }),
});

/** Drawings kept, by the hash of the whole model, size and locale. One is 5 to 40 kB. */
const KEPT = 500;
const kept = new Map<string, string>();

/**
 * A chart as SVG text, drawn on the server. Free of style elements and of scripts, its ids unlike any other drawing's; texts are
 * escaped. Drawing takes milliseconds, the same again comes from memory.
 */
export function renderSvg(model: ChartModel, size: Size, words: Words): string {
  const key = createHash("sha256")
    .update(JSON.stringify([model, size, words.locale]))
    .digest("base64url");
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const svg = tidySvg(draw(model, size, words), `c${key.slice(0, 10)}`);
  kept.set(key, svg);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return svg;
}

/** A chart in each of the sizes its tile can have. */
export function drawingsOf(model: ChartModel, sizes: Sizes, words: Words): Drawings {
  const shows = fingerprint(model, words);
  return (["s", "m", "l"] as const).flatMap((variant) => {
    const size = sizes[variant];
    return size ? [{ variant, svg: renderSvg(model, size, words), shows }] : [];
  });
}

function draw(model: ChartModel, { width, height }: Size, words: Words): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(optionOf(model, { width, height, scale: 1 }, words));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
