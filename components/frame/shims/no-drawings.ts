import { fingerprint } from "#components/charts/fingerprint.ts";
import type { ChartModel, Drawings, Sizes } from "#components/charts/model.ts";
import type { Words } from "#components/words/words.ts";

/**
 * In the browser the drawings are on the page already, as the server made them: what hydrates them needs to know their places and
 * what they show, and leaves their markup as it stands.
 */
export function drawingsOf(model: ChartModel, sizes: Sizes, words: Words): Drawings {
  const shows = fingerprint(model, words);
  return (["s", "m", "l"] as const).flatMap((variant) => (sizes[variant] ? [{ variant, svg: "", shows }] : []));
}
