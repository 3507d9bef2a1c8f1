import { fingerprint } from "#components/charts/fingerprint.ts";
import type { ChartModel, Drawing, Drawings, Sizes } from "#components/charts/model.ts";
import { renderSvg } from "#components/charts/render-svg.ts";
import type { Words } from "#components/words/words.ts";

export { renderSvg };

/** The drawings of a chart, each made when it is asked for: a frame of known width shows one of three. */
export function drawingsOf(model: ChartModel, sizes: Sizes, words: Words): Drawings {
  const shows = fingerprint(model, words);
  return (["s", "m", "l"] as const).flatMap((variant): Drawing[] => {
    const size = sizes[variant];
    return size
      ? [
          {
            variant,
            shows,
            get svg() {
              return renderSvg(model, size, words);
            },
          },
        ]
      : [];
  });
}
