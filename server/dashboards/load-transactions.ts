import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { addDays } from "#server/metrics/calendar.ts";
import type { MetricFilter } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import { amount, figure, instant, text } from "./cells.ts";
import { PrintedInstant, page, readCursor, StoredText } from "./cursor.ts";
import { namesOfSubjects } from "./names-of-subjects.ts";
import { AskedPeriod, type Whose } from "./params.ts";
import { TransactionRow } from "./spending-view.ts";
import { Minor } from "./view.ts";

const Kept = z.array(z.string().max(500).nullable()).max(500).nullable().default(null);

/** Which transactions: those behind a figure are found with the figure's own period and filters. */
export const TransactionsParams = z.strictObject({
  period: AskedPeriod,
  filters: z
    .strictObject({ category: Kept, merchant: Kept, account: Kept })
    .default({ category: null, merchant: null, account: null }),
  /** in: credits; out: debits and refunds; own: between own accounts; null: all. */
  flow: z.enum(["in", "out", "own"]).nullable().default(null),
  pending: z.boolean().nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).nullable().default(null),
});
export type TransactionsParams = z.infer<typeof TransactionsParams>;

export const TransactionsPage = z.object({
  rows: z.array(TransactionRow),
  /** The cursor of the next page; null on the last one. */
  next: z.string().nullable(),
  /** The figures these transactions (of all pages) make up, from the registry; null for a flow that is not asked for. */
  totals: z.array(
    z.object({ currency: z.string(), inMinor: Minor.nullable(), outMinor: Minor.nullable(), payments: z.number().int() }),
  ),
});
export type TransactionsPage = z.infer<typeof TransactionsPage>;

const FLOWS = { in: ["credit"], out: ["debit", "refund"], own: ["own_out", "own_in"] } as const;
const Keys = z.tuple([PrintedInstant, StoredText, z.int().min(0).max(32_767)]);

/** Transactions behind a figure, newest first, each part of a split one a row of its own; and the figure itself. */
export async function loadTransactions(tx: Tx, params: Whose & TransactionsParams): Promise<TransactionsPage> {
  const [found, totals] = await Promise.all([select(tx, params), loadTotals(tx, params)]);
  const { rows, next } = page(found, params.limit, (row) => [row.at_printed, row.transaction_id, row.part]);
  const names = await namesOfSubjects(
    tx,
    rows.map((row) => row.subject),
  );
  return { rows: rows.map((row) => shown(row, names)), next, totals };
}

type Found = {
  transaction_id: string;
  part: number;
  subject: string;
  at_printed: string;
  day: string;
  account: string | null;
  merchant: string | null;
  merchant_raw: string | null;
  description: string | null;
  category: string;
  category_from: TransactionRow["categoryFrom"];
  flow: TransactionRow["flow"];
  kind: string;
  pending: boolean;
  amount_minor: bigint;
  currency: string;
  revision: number;
  source: string;
  event_id: string;
};

function select(tx: Tx, { subject, period, filters, flow, pending, currency, limit, cursor }: Whose & TransactionsParams) {
  const after = cursor === null ? null : readCursor(Keys, cursor);
  // A local day is at most a day away from the same day in UTC: that spares reading other months' partitions.
  return tx<Found[]>`
    select transaction_id, part, subject, at::text as at_printed, day, account, merchant, merchant_raw, description, category, category_from, flow, kind, pending,
      amount_minor, currency, revision, source, event_id
    from serve.transactions
    where at >= ${addDays(period.from, -1)}::date and at < ${addDays(period.to, 1)}::date and day >= ${period.from}::date and day < ${period.to}::date
      ${subject === null ? tx`` : tx`and subject = ${subject}`}
      ${kept(tx, "category", filters.category)} ${kept(tx, "merchant", filters.merchant)} ${kept(tx, "account", filters.account)}
      ${flow === null ? tx`` : tx`and flow = any(${[...FLOWS[flow]]}::text[])`}
      ${pending === null ? tx`` : tx`and pending = ${pending}`}
      ${currency === null ? tx`` : tx`and currency::text = ${currency}`}
      ${after === null ? tx`` : tx`and (at, transaction_id, part) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]}::smallint)`}
    order by at desc, transaction_id desc, part desc limit ${limit + 1}`;
}

function kept(tx: Tx, column: "category" | "merchant" | "account", values: readonly (string | null)[] | null) {
  if (values === null) return tx``;
  const named = values.filter((value) => value !== null);
  if (!values.includes(null)) return tx`and ${tx(column)} = any(${named}::text[])`;
  return tx`and (${tx(column)} = any(${named}::text[]) or ${tx(column)} is null)`;
}

async function loadTotals(tx: Tx, { subject, period, filters, flow, pending, currency }: Whose & TransactionsParams) {
  const conditions: MetricFilter[] = [];
  for (const dimension of ["category", "merchant", "account"] as const) {
    const values = filters[dimension];
    if (values) conditions.push({ dimension, in: values });
  }
  if (pending !== null) conditions.push({ dimension: "status", in: [pending ? "pending" : "booked"] });
  if (currency !== null) conditions.push({ dimension: "currency", in: [currency] });
  const measures = ["spending.in", "spending.out", "spending.payments"];
  const rows = await figures(tx, subject, { measures, filters: conditions, period });
  return rows.map((row) => ({
    currency: text(row, "currency"),
    inMinor: flow === null || flow === "in" ? figure(row, "spending.in") : null,
    outMinor: flow === null || flow === "out" ? figure(row, "spending.out") : null,
    payments: flow === null || flow === "out" ? amount(row, "spending.payments") : 0,
  }));
}

const shown = (row: Found, names: Map<string, string>): TransactionRow => ({
  transactionId: row.transaction_id,
  part: row.part,
  subject: row.subject,
  subjectName: names.get(row.subject) ?? row.subject,
  at: instant(row.at_printed),
  day: row.day,
  account: row.account,
  merchant: row.merchant,
  merchantRaw: row.merchant_raw,
  description: row.description,
  category: row.category,
  categoryFrom: row.category_from,
  flow: row.flow,
  kind: row.kind,
  pending: row.pending,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  revision: row.revision,
  event: { source: row.source, id: row.event_id },
});
