import { percent, short, type Unit } from "#components/format/unit.ts";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** "+€120 · 34 %": how much more or less, and how much that is of what was before where this means something. */
export function differenceOf({ value, compared }: WideRow, unit: Unit): { figure: string; share: string | null } {
  const [now, before] = [value ?? 0, compared ?? 0];
  const difference = now - before;
  const sign = difference > 0 ? "+" : difference < 0 ? "\u2212" : "";
  const ratio = before > 0 ? Math.abs(difference) / before : null;
  const share = ratio === null ? null : ratio >= 10 ? `${(now / before).toFixed(0)} times` : `${sign}${percent(ratio)}`;
  return { figure: `${sign}${short(Math.abs(difference), unit)}`, share };
}
