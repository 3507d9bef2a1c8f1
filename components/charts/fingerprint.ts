import type { ChartModel } from "#components/charts/model.ts";
import type { Words } from "#components/words/words.ts";

/** Tells one model from another, and a locale from another, the same on server and browser. */
export function fingerprint(model: ChartModel, { locale }: Pick<Words, "locale">): string {
  return textPrint(JSON.stringify([locale, model]));
}

/** Tells one text from another: FNV-1a, twice with other seeds. */
export function textPrint(text: string): string {
  return `${fnv(text, 0x811c9dc5)}-${fnv(text, 0x2f0b4a27)}`;
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
