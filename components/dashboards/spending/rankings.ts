import type { Ranking, RankingRow } from "#components/dashboards/ranking.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { categoryName } from "#components/dashboards/words.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Category = SpendingView["byCategory"]["categories"][number];

/** Rows shown before the rest is added up. */
const SHOWN = 8;

/** Where the money went, largest first; with `all` every category, for a file. */
export function categoryRanking(view: SpendingView, state: DashboardState, words: Words, { all = false } = {}): Ranking {
  const { categories } = view.byCategory;
  const says = words.spending.byCategory;
  const rows = categories.map(
    (one): RankingRow => ({
      key: one.category,
      name: categoryName(words, one.category),
      value: one.spentMinor,
      ...told(one, view, words),
      beside: one.share === null ? null : words.percent(one.share),
      href: paymentsLink(state, view, { category: one.category, flow: "out" }),
    }),
  );
  // A list of nine with one left out would be longer than the nine.
  const shown = all || rows.length <= SHOWN + 1 ? rows : rows.slice(0, SHOWN);
  const left = rows.slice(shown.length);
  const sum = left.reduce((total, row) => total + row.value, 0);
  return {
    title: says.title,
    summary: largest(categories, words),
    columns: [says.columns.category, says.columns.spent, says.columns.share],
    rows: shown,
    rest: left.length > 0 ? says.rest(left.length, words.exact(sum, unitOf(view))) : null,
  };
}

function largest([top, ...others]: Category[], words: Words): string {
  const { byCategory } = words.spending;
  if (!top) return byCategory.nothing;
  const [name, all] = [categoryName(words, top.category), others.length + 1];
  return top.share === null ? byCategory.largest(name, all) : byCategory.largestShare(name, all, words.percent(top.share));
}

/** Who got the money, largest first, new ones marked; with `all` every merchant that the view names, for a file. */
export function merchantRanking(view: SpendingView, state: DashboardState, words: Words, { all = false } = {}): Ranking {
  const { top, rest } = view.merchants;
  const says = words.spending.merchants;
  const rows = top.map(
    (one): RankingRow => ({
      key: one.merchant,
      name: one.merchant,
      value: one.spentMinor,
      ...told(one, view, words),
      beside: words.spending.payments(one.payments),
      ...(one.isNew && { badge: says.new }),
      href: paymentsLink(state, view, { merchant: one.merchant, flow: "out" }),
    }),
  );
  const hidden = top.slice(SHOWN);
  const others = hidden.length + rest.merchants;
  const left = hidden.reduce((sum, one) => sum + one.spentMinor, rest.spentMinor);
  return {
    title: says.title,
    summary: top[0] ? says.most(top[0].merchant, words.short(top[0].spentMinor, unitOf(view))) : says.unnamed,
    columns: [says.columns.merchant, says.columns.spent, says.columns.payments],
    rows: all ? rows : rows.slice(0, SHOWN),
    rest: others > 0 ? says.rest(others, words.exact(left, unitOf(view))) : null,
  };
}

function told(
  { spentMinor, comparedMinor }: { spentMinor: number; comparedMinor: number },
  view: SpendingView,
  { exact, short, spending }: Words,
) {
  const unit = unitOf(view);
  return {
    figure: short(spentMinor, unit),
    exact: exact(spentMinor, unit),
    compared: comparedMinor,
    comparedName: spending.before(short(comparedMinor, unit)),
  };
}

function unitOf(view: SpendingView) {
  return { kind: "money", currency: view.currency } as const;
}
