import { Temporal } from "temporal-polyfill";
import { currentOf, zonesOf } from "#pipelines/law/current.ts";
import type { LawEvent } from "#pipelines/law/events.ts";

export type SpendingSums = {
  debit: number;
  refund: number;
  credit: number;
  own_out: number;
  own_in: number;
  debits: number;
  refunds: number;
  credits: number;
  owns: number;
};

type Payment = Record<string, unknown> & { transactionId: string; amountMinor: number; direction: string };

/** Categories of the codes and kinds that the law's events use, written down here on their own. */
const BY_MCC: Record<string, string> = { "5411": "groceries", "5812": "restaurants" };
const BY_KIND: Record<string, string> = {
  cash: "cash",
  fee: "fees",
  interest: "interest",
  income: "income",
  transfer: "transfers",
};
/** The tenant's one rule in these runs. */
export const RULE = { match_kind: "merchant_is", match_value: "corner shop", category: "snacks" };

/** The daily spending rollup that these events make, worked out in memory from the contract alone. Key: JSON of its dimensions. */
export function foldSpending(events: readonly LawEvent[], tenantZone: string): Map<string, SpendingSums> {
  const zoneOf = zonesOf(events, tenantZone);
  const current = currentOf(events, "inlay.spending.transaction.v1", (event) => event.data.transactionId as string);
  const sums = new Map<string, SpendingSums>();
  for (const event of current.values()) {
    if (event.data.deleted) continue;
    const data = event.data as Payment;
    const flow = flowOf(data);
    const paid = flow === "refund" ? paymentOf(current, data.refundOf as string | undefined) : undefined;
    const inherits = paid !== undefined && data.category === undefined && data.splits === undefined;
    const merchant = (inherits ? merchantOf(paid) : undefined) ?? merchantOf(data) ?? "";
    const own = (data.category as string | undefined) ?? (inherits ? firstCategory(paid) : ownCategory(data));
    const parts = (data.splits as { amountMinor: number; category: string }[] | undefined) ?? [
      { amountMinor: data.amountMinor, category: own },
    ];
    const at = Temporal.Instant.from((data.occurredAt as string | undefined) ?? event.time);
    const day = at.toZonedDateTimeISO(zoneOf(event.subject)).toPlainDate().toString();
    parts.forEach((part, index) => {
      const key = JSON.stringify([
        event.subject,
        day,
        data.currency,
        data.accountId ?? "",
        part.category,
        merchant,
        data.kind ?? "other",
        data.status === "pending",
      ]);
      const sum = sums.get(key) ?? {
        debit: 0,
        refund: 0,
        credit: 0,
        own_out: 0,
        own_in: 0,
        debits: 0,
        refunds: 0,
        credits: 0,
        owns: 0,
      };
      sum[flow] += part.amountMinor;
      if (index === 0) sum[flow === "own_out" || flow === "own_in" ? "owns" : (`${flow}s` as const)] += 1;
      sums.set(key, sum);
    });
  }
  return sums;
}

function flowOf(data: Payment): "debit" | "refund" | "credit" | "own_out" | "own_in" {
  if (data.ownTransfer) return data.direction === "debit" ? "own_out" : "own_in";
  if (data.direction === "credit" && (data.refundOf !== undefined || data.kind === "refund")) return "refund";
  return data.direction === "debit" ? "debit" : "credit";
}

function paymentOf(current: Map<string, LawEvent>, id: string | undefined): Payment | undefined {
  const event = id === undefined ? undefined : current.get(id);
  if (!event || event.data.deleted) return undefined;
  const data = event.data as Payment;
  return flowOf(data) === "debit" ? data : undefined;
}

const merchantOf = (data: Payment): string | undefined => (data.merchant as { name: string } | undefined)?.name;

function firstCategory(data: Payment): string {
  const [part] = (data.splits as { category: string }[] | undefined) ?? [];
  return part?.category ?? (data.category as string | undefined) ?? ownCategory(data);
}

function ownCategory(data: Payment): string {
  if (merchantOf(data)?.toLowerCase() === RULE.match_value) return RULE.category;
  const kind = (data.kind as string | undefined) ?? "other";
  return (
    BY_MCC[data.mcc as string] ?? BY_KIND[kind] ?? (kind === "other" && data.direction === "credit" ? "income" : "uncategorised")
  );
}
