import type { Ranking, RankingRow } from "#components/dashboards/ranking.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { plural, slugName } from "#components/dashboards/words.ts";
import { exact, percent, short, type Unit } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** Rows shown before the rest is added up. */
const SHOWN = 8;

/** Where the money went, largest first; with `all` every category, for a file. */
export function categoryRanking(view: SpendingView, state: DashboardState, { all = false } = {}): Ranking {
  const unit = unitOf(view);
  const { categories } = view.byCategory;
  const top = categories[0];
  const rows = categories.map(
    (one): RankingRow => ({
      key: one.category,
      name: slugName(one.category),
      value: one.spentMinor,
      ...told(one, unit),
      beside: one.share === null ? null : percent(one.share),
      href: paymentsLink(state, view, { category: one.category, flow: "out" }),
    }),
  );
  return {
    title: "By category",
    summary: top
      ? `${slugName(top.category)} is the largest of ${plural(categories.length, "category", "categories")}${top.share === null ? "" : `, with ${percent(top.share)} of all spending`}.`
      : "Nothing was spent.",
    columns: ["Category", "Spent", "Share"],
    ...(all ? { rows, rest: null } : cut(rows, unit, "category", "categories")),
  };
}

/** Who got the money, largest first, new ones marked; with `all` every merchant that the view names, for a file. */
export function merchantRanking(view: SpendingView, state: DashboardState, { all = false } = {}): Ranking {
  const unit = unitOf(view);
  const { top, rest } = view.merchants;
  const rows = top.map(
    (one): RankingRow => ({
      key: one.merchant,
      name: one.merchant,
      value: one.spentMinor,
      ...told(one, unit),
      beside: plural(one.payments, "payment"),
      ...(one.isNew && { badge: "New" }),
      href: paymentsLink(state, view, { merchant: one.merchant, flow: "out" }),
    }),
  );
  const shown = all ? rows : rows.slice(0, SHOWN);
  const hidden = top.slice(SHOWN);
  const others = hidden.length + rest.merchants;
  const left = hidden.reduce((sum, one) => sum + one.spentMinor, rest.spentMinor);
  return {
    title: "Merchants",
    summary: top[0] ? `${top[0].merchant} got the most: ${short(top[0].spentMinor, unit)}.` : "No payment names a merchant.",
    columns: ["Merchant", "Spent", "Payments"],
    rows: shown,
    rest: others > 0 ? `${plural(others, "other")} · ${exact(left, unit)}` : null,
  };
}

function told({ spentMinor, comparedMinor }: { spentMinor: number; comparedMinor: number }, unit: Unit) {
  return {
    figure: short(spentMinor, unit),
    exact: exact(spentMinor, unit),
    compared: comparedMinor,
    comparedName: `${short(comparedMinor, unit)} before`,
  };
}

function cut(rows: RankingRow[], unit: Unit, one: string, many: string): Pick<Ranking, "rows" | "rest"> {
  // A list of nine with one left out would be longer than the nine.
  if (rows.length <= SHOWN + 1) return { rows, rest: null };
  const left = rows.slice(SHOWN);
  const sum = left.reduce((total, row) => total + row.value, 0);
  return { rows: rows.slice(0, SHOWN), rest: `${plural(left.length, `other ${one}`, `other ${many}`)} · ${exact(sum, unit)}` };
}

function unitOf(view: SpendingView): Unit {
  return { kind: "money", currency: view.currency };
}
