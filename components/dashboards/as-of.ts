import { instantName } from "#components/format/instant.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

/** Until when everything received is in the figures, for a tile. */
export function asOfSentence({ asOf, zone }: Pick<DashboardHead, "asOf" | "zone">): string {
  return `Everything received by ${instantName(asOf, zone)} is in this figure. Days are those of ${zone}.`;
}
