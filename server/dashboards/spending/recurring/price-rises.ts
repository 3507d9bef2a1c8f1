import type { Payment } from "#server/dashboards/spending/payments.ts";

export type Rise = { day: string; fromMinor: number; toMinor: number; transactionId: string };

/** Payments looked at on each side of a step, and the fewest that show whether a price holds. */
const LOOKED = 3;
const LEAST = 2;

/**
 * Steps up of the amount that lasted: each of the (up to three, at least two) payments from there on is above each of as
 * many before, by more than the amounts differ among themselves on either side. So a bill that varies has none. After three
 * payments of the very same amount the latest one is enough, until another shows that it did not last.
 */
export function priceRises(payments: readonly Payment[]): Rise[] {
  const amounts = payments.map(({ amountMinor }) => amountMinor);
  return payments.flatMap((payment, at) => {
    const [before, after] = [amounts.slice(Math.max(0, at - LOOKED), at), amounts.slice(at, at + LOOKED)];
    const isFixed = before.length === LOOKED && range(before) === 0;
    if (before.length < LEAST || after.length < (isFixed ? 1 : LEAST)) return [];
    const step = Math.min(...after) - Math.max(...before);
    return step > Math.max(range(before), range(after))
      ? [{ day: payment.day, fromMinor: amounts[at - 1]!, toMinor: payment.amountMinor, transactionId: payment.id }]
      : [];
  });
}

const range = (amounts: readonly number[]): number => Math.max(...amounts) - Math.min(...amounts);
