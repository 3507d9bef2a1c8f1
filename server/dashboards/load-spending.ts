import type { Tx } from "#db/client.ts";
import { addDays, least } from "#server/metrics/calendar.ts";
import type { MetricFilter } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import { amount } from "./cells.ts";
import { type Head, loadHead } from "./head.ts";
import { loadWide } from "./load-wide.ts";
import type { SpendingParams, Whose } from "./params.ts";
import { choosePeriod, comparedPeriod } from "./period.ts";
import { loadByCategory } from "./spending/by-category.ts";
import { loadCashFlow } from "./spending/cash-flow.ts";
import { loadFlow } from "./spending/flow/flow.ts";
import { loadInsights } from "./spending/insights.ts";
import { loadMerchants } from "./spending/merchants.ts";
import { loadOptions, type Options } from "./spending/options.ts";
import { loadPace } from "./spending/pace.ts";
import type { SpendingQuestion } from "./spending/question.ts";
import type { SpendingView } from "./spending-view.ts";

/**
 * The spending dashboard of a subject, or of the whole tenant, in the scope of the transaction. Two round trips: what is
 * there, then all tiles at once.
 */
export async function loadSpending(tx: Tx, { subject, ...params }: Whose & SpendingParams): Promise<SpendingView> {
  const [head, options] = await Promise.all([loadHead(tx, subject, "spending"), loadOptions(tx, subject)]);
  const period = choosePeriod(params.period, head.now);
  const comparison = { ...comparedPeriod(period, params.comparison), kind: params.comparison };
  const currency = chooseCurrency(params, head, options);
  const question: SpendingQuestion = {
    tx,
    subject,
    period,
    compared: { from: comparison.from, to: comparison.to },
    end: least(addDays(period.to, -1), head.newest ?? head.now),
    oldest: head.oldest,
    newest: head.newest,
    filters: filtersOf(params, currency),
  };
  const [cashFlow, byCategory, pace, merchants, insights, flow, pendingMinor, wide] = await Promise.all([
    loadCashFlow(question),
    loadByCategory(question),
    loadPace(question),
    loadMerchants(question),
    loadInsights({ ...question, currency }),
    loadFlow(question),
    loadPending(question),
    subject === null ? loadWide({ ...question, measure: "spending.spent" }) : null,
  ]);
  const { now: _now, currency: _currency, ...shown } = head;
  return {
    dashboard: "spending",
    ...shown,
    period,
    comparison,
    currency,
    currencies: options.currencies,
    filters: params.filters,
    options: { categories: options.categories, accounts: options.accounts },
    pendingMinor,
    cashFlow,
    byCategory,
    pace,
    merchants,
    ...insights,
    flow,
    wide,
  };
}

const chooseCurrency = (params: SpendingParams, head: Head, { currencies }: Options): string =>
  params.currency ?? (currencies.includes(head.currency) ? head.currency : (currencies[0] ?? head.currency));

function filtersOf({ filters: { category, account } }: SpendingParams, currency: string): MetricFilter[] {
  return [
    { dimension: "currency", in: [currency] },
    ...(category ? [{ dimension: "category", in: category }] : []),
    ...(account ? [{ dimension: "account", in: account }] : []),
  ];
}

/** Of the period's spending, what the bank has not booked yet. */
async function loadPending({ tx, subject, period, filters }: SpendingQuestion): Promise<number> {
  const pending: MetricFilter = { dimension: "status", in: ["pending"] };
  const [row] = await figures(tx, subject, { measures: ["spending.spent"], period, filters: [...filters, pending] });
  return amount(row, "spending.spent");
}
