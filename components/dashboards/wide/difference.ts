import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** "+€120" and "+34 %": how much more or less, and how much that is of what was before where this means something. */
export function differenceOf({ value, compared }: WideRow, unit: Unit, words: Words): { figure: string; share: string | null } {
  const [now, before] = [value ?? 0, compared ?? 0];
  const difference = now - before;
  const sign = difference > 0 ? "+" : difference < 0 ? "\u2212" : "";
  const figure = `${sign}${words.short(Math.abs(difference), unit)}`;
  if (before <= 0) return { figure, share: null };
  const ratio = Math.abs(difference) / before;
  return { figure, share: ratio >= 10 ? words.wide.times(Math.round(now / before)) : `${sign}${words.percent(ratio)}` };
}
