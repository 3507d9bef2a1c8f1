import type { Words } from "#components/words/words.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

/** Until when everything received is in the figures, for a tile. */
export function asOfSentence(words: Words, { asOf, zone }: Pick<DashboardHead, "asOf" | "zone">): string {
  return words.shared.asOf(words.instantName(asOf, zone), zone);
}
