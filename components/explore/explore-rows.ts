import type { ExploreState } from "#components/explore/explore-state.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

type Row = ExploreAnswer["rows"][number];

/** The rows that one drawing may hold: amounts of several currencies never share an axis. */
export type DrawnRows = {
  rows: Row[];
  compared: Row[] | null;
  /** The currency drawn, null without money; and those that are not. */
  currency: string | null;
  others: string[];
};

/** The rows of one currency: the one that was chosen, else the one with most rows. */
export function drawnRows(answer: ExploreAnswer, chosen: ExploreState["currency"]): DrawnRows {
  const used = new Map<string, number>();
  for (const row of answer.rows) if (typeof row.currency === "string") used.set(row.currency, (used.get(row.currency) ?? 0) + 1);
  if (used.size === 0) return { rows: answer.rows, compared: answer.compared, currency: null, others: [] };
  const known = [...used].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const currency = chosen !== null && used.has(chosen) ? chosen : known[0]!;
  const own = (rows: Row[]) => rows.filter((row) => row.currency === currency);
  return {
    rows: own(answer.rows),
    compared: answer.compared && own(answer.compared),
    currency,
    others: known.filter((code) => code !== currency),
  };
}

/** A figure of a row; null for a gap. */
export function valueIn(row: Row | undefined, measure: string): number | null {
  const value = row?.[measure];
  return typeof value === "number" ? value : null;
}

/** The sum of what there is; null where there is nothing. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
