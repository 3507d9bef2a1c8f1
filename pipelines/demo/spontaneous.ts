import { BANK_ZONE } from "./bank/history.ts";
import { BAKERIES, CAFES, type Merchant, RAIL } from "./bank/merchants.ts";
import { timeText } from "./days.ts";
import type { CloudEvent } from "./demo-event.ts";
import { random } from "./random.ts";

const SMALL: readonly Merchant[] = [...CAFES, ...BAKERIES, { ...RAIL, low: 340, high: 990 }];

/** Seconds between two of them while somebody is likely to look, and afterwards: a demo left alone must not go broke. */
const EVERY_SECONDS = { first: 25, later: 900 };
const LOOKED_AT_SECONDS = 20 * 60;
/** A pending payment of this kind is booked soon, so that one can see it happen. */
const BOOKED_AFTER_SECONDS = 20;

/**
 * Small payments that nobody planned, at the second they happen: first pending, then booked. Every third is Anna's.
 * @param begun second (since 1970) at which the simulator started
 */
export function spontaneous(subjects: readonly string[], begun: number): (second: number) => CloudEvent[] {
  return (second) => {
    const events: CloudEvent[] = [];
    if (isDue(second, begun)) events.push(payment(subjects, second, "pending", second));
    const earlier = second - BOOKED_AFTER_SECONDS;
    if (earlier > begun && isDue(earlier, begun)) events.push(payment(subjects, earlier, "booked", second));
    return events;
  };
}

function isDue(second: number, begun: number): boolean {
  const every = second - begun < LOOKED_AT_SECONDS ? EVERY_SECONDS.first : EVERY_SECONDS.later;
  return second > begun && (second - begun) % every === 0;
}

function payment(subjects: readonly string[], at: number, status: "pending" | "booked", knownAt: number): CloudEvent {
  const chance = random("spontaneous", at);
  const subject = chance.chance(1 / 3) ? subjects[0]! : chance.pick(subjects);
  const merchant = chance.pick(SMALL);
  const id = `${subject}-now-${at}`;
  const booked = status === "booked";
  return {
    specversion: "1.0",
    id: `${id}:${status}`,
    source: "/halden/ledger",
    type: "inlay.spending.transaction.v1",
    subject,
    time: timeText(BANK_ZONE, knownAt * 1000),
    data: {
      transactionId: id,
      accountId: `${subject}-current`,
      direction: "debit",
      amountMinor: chance.int(merchant.low, Math.min(merchant.high, 1290)),
      currency: "EUR",
      kind: "purchase",
      status,
      occurredAt: timeText(BANK_ZONE, at * 1000),
      ...(booked && { bookedAt: timeText(BANK_ZONE, knownAt * 1000), revision: 1 }),
      mcc: merchant.mcc,
      merchant: { name: merchant.raw(chance, "Hamburg") },
    },
  };
}
