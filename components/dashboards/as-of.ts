import type { Words } from "#components/words/words.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

/** Until when everything received is in the figures, for a tile. The zone of the clock is named where it is not that of the days. */
export function asOfSentence(words: Words, { asOf, zone }: Pick<DashboardHead, "asOf" | "zone">): string {
  const own = words.timestampZone(zone);
  const instant = words.instantName(asOf, own);
  return words.shared.asOf(own === zone ? instant : words.shared.events.inZone(instant, own), zone);
}
