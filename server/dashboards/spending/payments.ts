import { daysBetween } from "#server/metrics/calendar.ts";

const EPOCH = "1970-01-01";

/** A row of a transaction, or of one part of a split one, as serve.transactions has it. */
export type PaymentRow = {
  transaction_id: string;
  part: number;
  day: string;
  /** The instant, in milliseconds. */
  ms: number;
  direction: "debit" | "credit";
  flow: "debit" | "credit" | "refund";
  kind: string;
  category: string;
  /** The merchant's normalised name, or else the counterparty's. */
  name: string | null;
  amount_minor: bigint;
  refund_of: string | null;
};

/** A transaction as a whole, its parts added up. */
export type Payment = {
  id: string;
  day: string;
  /** The day counted from 1970, so that days between payments are a difference. */
  date: number;
  ms: number;
  direction: "debit" | "credit";
  /** Null where neither a merchant nor a counterparty is named. */
  name: string | null;
  /** The category of its first part. */
  category: string;
  amountMinor: number;
  /** Of that, what is a fee: by its kind, or by the category of a part. */
  feeMinor: number;
};

/**
 * Debits and credits out of rows that come in any order, by instant. A refund is none of them, and neither is a payment
 * that was wholly refunded, nor one of nothing; transfers between own accounts are not asked for.
 */
export function paymentsOf(rows: readonly PaymentRow[]): Payment[] {
  const refunded = new Map<string, number>();
  const payments = new Map<string, Payment & { part: number }>();
  for (const row of rows) {
    const amount = Number(row.amount_minor);
    if (row.flow === "refund") {
      if (row.refund_of !== null) refunded.set(row.refund_of, (refunded.get(row.refund_of) ?? 0) + amount);
      continue;
    }
    const isFee = row.direction === "debit" && (row.kind === "fee" || row.category === "fees");
    const fee = isFee ? amount : 0;
    const known = payments.get(row.transaction_id);
    const { transaction_id: id, part, day, ms, direction, name, category } = row;
    if (known === undefined) {
      payments.set(id, {
        ...{ id, part, day, date: daysBetween(EPOCH, day), ms, direction, name, category },
        ...{ amountMinor: amount, feeMinor: fee },
      });
      continue;
    }
    known.amountMinor += amount;
    known.feeMinor += fee;
    if (part < known.part) Object.assign(known, { part, category });
  }
  return [...payments.values()]
    .filter(({ id, amountMinor }) => amountMinor > (refunded.get(id) ?? 0))
    .map(({ part: _, ...payment }) => payment)
    .sort((a, b) => a.ms - b.ms || (a.id < b.id ? -1 : 1));
}
