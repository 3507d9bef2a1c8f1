import fc from "fast-check";
import { expect, test } from "vitest";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import { paid } from "#server/dashboards/spending/testing/payments.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { recurringAt } from "./recurring.ts";

const END = "2026-06-30";
const choices = { states: new Map(), merges: new Map() };
const series = (payments: readonly Payment[], end = END) => recurringAt(end, { payments, currency: "EUR", choices });

/** A few merchants with subscriptions (some steps, gaps and double charges) amid payments at random. */
const merchant = (name: string) =>
  fc
    .record({
      back: fc.integer({ min: 0, max: 500 }),
      days: fc.constantFrom(1, 7, 14, 30, 31, 91, 183, 365),
      count: fc.integer({ min: 0, max: 14 }),
      amount: fc.integer({ min: 1, max: 20_000 }),
      step: fc.integer({ min: 0, max: 3_000 }),
      jitter: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 14, maxLength: 14 }),
      noise: fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 20_000 })), { maxLength: 12 }),
      credit: fc.boolean(),
    })
    .map(({ back, days, count, amount, step, jitter, noise, credit }) => {
      const direction = credit ? ("credit" as const) : ("debit" as const);
      const regular = Array.from({ length: count }, (_, index) =>
        paid(name, addDays(END, -back - index * days + jitter[index]!), amount + (index > 6 ? 0 : step), { direction }),
      );
      return [...regular, ...noise.map(([ago, minor]) => paid(name, addDays(END, -ago), minor, { direction }))];
    });
const history = fc.tuple(merchant("A"), merchant("B"), merchant("C")).map((all) => all.flat());

test("the order in which payments arrive does not matter", () => {
  fc.assert(
    fc.property(
      history.chain((payments) => fc.tuple(fc.constant(payments), fc.shuffledSubarray(payments, { minLength: payments.length }))),
      ([payments, shuffled]) => {
        expect(series(shuffled)).toEqual(series(payments));
      },
    ),
  );
});

test("another merchant changes nothing of the others", () => {
  fc.assert(
    fc.property(history, merchant("Z"), (payments, more) => {
      expect(series([...payments, ...more]).filter((one) => one.merchant !== "Z")).toEqual(series(payments));
    }),
  );
});

test("the same some days later is the same some days later", () => {
  const later = (payment: Payment, days: number): Payment => ({
    ...payment,
    ...{ day: addDays(payment.day, days), date: payment.date + days, ms: payment.ms + days * 86_400_000 },
  });
  fc.assert(
    fc.property(history, fc.integer({ min: -1_000, max: 1_000 }), (payments, days) => {
      const shifted = series(
        payments.map((payment) => later(payment, days)),
        addDays(END, days),
      );
      const expected = series(payments).map((one) => ({
        ...one,
        firstDay: addDays(one.firstDay, days),
        lastDay: addDays(one.lastDay, days),
        nextLatest: one.nextLatest && addDays(one.nextLatest, days),
        rises: one.rises.map((rise) => ({ ...rise, day: addDays(rise.day, days) })),
      }));
      // When the next is due is told by the calendar, whose months are not of one length.
      const timeless = (all: typeof expected) => all.map(({ nextDay, ...one }) => ({ ...one, due: nextDay !== null }));
      expect(timeless(shifted)).toEqual(timeless(expected));
    }),
  );
});

test("each payment is of one series at most, and each series keeps to its cadence", () => {
  fc.assert(
    fc.property(history, (payments) => {
      const all = series(payments);
      for (const one of all)
        expect(one.payments).toBeGreaterThanOrEqual(one.cadence === "yearly" || one.state === "early" ? 2 : 3);
      const counted = all.reduce((total, one) => total + one.payments, 0);
      expect(counted).toBeLessThanOrEqual(payments.length);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    }),
  );
});
