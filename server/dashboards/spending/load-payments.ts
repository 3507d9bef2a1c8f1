import type { Tx } from "#db/client.ts";
import type { Period } from "#server/dashboards/view.ts";
import { addDays } from "#server/metrics/calendar.ts";
import type { MetricFilter } from "#server/metrics/contract.ts";
import { type Payment, type PaymentRow, paymentsOf } from "./payments.ts";

/** The conditions a payment can be asked by. */
const COLUMNS: Readonly<Record<string, string>> = { currency: "currency", category: "category", account: "account" };

/**
 * A subject's payments and income of these days, with the dashboard's filters: of a split payment the parts they keep.
 * @throws Error for a filter it does not know: never unfiltered instead.
 */
export async function loadPayments(tx: Tx, subject: string, days: Period, filters: readonly MetricFilter[]): Promise<Payment[]> {
  // A local day is at most a day away from the same day in UTC: that spares reading other months' partitions.
  const rows = await tx<PaymentRow[]>`
    select transaction_id, part, day, (extract(epoch from at) * 1000)::float8 as ms, direction, flow, kind, category,
      coalesce(merchant, nullif(btrim(counterparty), '')) as name, amount_minor, refund_of
    from serve.transactions
    where subject = ${subject} and at >= ${addDays(days.from, -1)}::date and at < ${addDays(days.to, 1)}::date
      and day >= ${days.from}::date and day < ${days.to}::date and flow in ('debit', 'credit', 'refund')
      ${filters.map((filter) => condition(tx, filter))}`;
  return paymentsOf(rows);
}

function condition(tx: Tx, filter: MetricFilter) {
  const column = COLUMNS[filter.dimension];
  if (column === undefined || !("in" in filter)) throw new Error(`payments cannot be filtered by ${filter.dimension}`);
  return tx`and ${tx(column)}::text = any(${filter.in.map(String)}::text[])`;
}
