import { opaqueKey } from "#server/dashboards/spending/opaque-key.ts";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import type { RecurringSeries } from "#server/dashboards/spending/recurring-view.ts";
import type { Finding } from "#server/dashboards/spending/unusual-view.ts";
import type { Period } from "#server/dashboards/view.ts";
import { addDays, firstOfMonth } from "#server/metrics/calendar.ts";

/** Two payments of one amount at one merchant within this are one too many. */
export const DUPLICATE_MS = 48 * 3_600_000;
/** Days before a period that a payment may have its duplicate in: 48 hours touch three local days. */
export const DUPLICATE_DAYS = 3;

const nothing = { category: null, merchant: null, usualMinor: null, madMinor: null, limitMinor: null, dismissed: false };
const isIn = (day: string, { from, to }: Period): boolean => day >= from && day < to;

/** Payments (by instant) of the same amount at the same merchant within 48 hours of the one before; told of the later one. */
export function duplicates(payments: readonly Payment[], days: Period): Finding[] {
  const latest = new Map<string, Payment>();
  const findings: Finding[] = [];
  const since = addDays(days.from, -DUPLICATE_DAYS);
  for (const payment of payments) {
    if (payment.direction !== "debit" || payment.name === null || payment.day < since || payment.day >= days.to) continue;
    const same = `${payment.amountMinor} ${payment.name}`;
    const before = latest.get(same);
    latest.set(same, payment);
    if (before === undefined || payment.ms - before.ms > DUPLICATE_MS || !isIn(payment.day, days)) continue;
    findings.push({ ...nothing, ...told("duplicate", payment), transactionIds: [before.id, payment.id] });
  }
  return findings;
}

/** Every fee. */
export const fees = (payments: readonly Payment[], days: Period): Finding[] =>
  payments
    .filter(({ feeMinor, day }) => feeMinor > 0 && isIn(day, days))
    .map((payment) => ({ ...nothing, ...told("fee", payment), amountMinor: payment.feeMinor, transactionIds: [payment.id] }));

/** Rises of what is paid again and again, but for series the viewer dismissed. */
export const rises = (series: readonly RecurringSeries[], days: Period): Finding[] =>
  series
    .filter(({ direction, choice }) => direction === "debit" && choice !== "dismissed")
    .flatMap(({ merchant, category, rises: all }) =>
      all
        .filter(({ day }) => isIn(day, days))
        .map(({ day, fromMinor, toMinor, transactionId }) => ({
          ...nothing,
          key: `price_rise.${opaqueKey(transactionId)}`,
          kind: "price_rise" as const,
          day,
          month: firstOfMonth(day),
          amountMinor: toMinor,
          category,
          merchant,
          usualMinor: fromMinor,
          transactionIds: [transactionId],
        })),
    );

const told = (kind: "duplicate" | "fee", { id, day, amountMinor, category, name }: Payment) => ({
  ...{ key: `${kind}.${opaqueKey(id)}`, kind, day, month: firstOfMonth(day), amountMinor, category, merchant: name },
});
