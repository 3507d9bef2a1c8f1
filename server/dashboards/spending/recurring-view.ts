import { z } from "zod";
import { Day, Minor } from "#server/dashboards/view.ts";

/** How often a series repeats, by the days between its payments: 6-8, 13-16, 25-35, 80-105, 170-200, 345-385. */
export const CADENCES = ["weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "yearly"] as const;

/** One series of payments of a subject: same merchant, direction and currency, one cadence, amounts near their median. */
export const RecurringSeries = z.object({
  /** Names the series for the viewer's choices; once something was said of it, the same while its amount does not double. */
  key: z.string(),
  merchant: z.string(),
  category: z.string(),
  direction: z.enum(["debit", "credit"]),
  cadence: z.enum(CADENCES),
  /** early: two payments so far; mature: enough of them; missed: the next one is overdue by more than its window; ended: the one after it is, too. */
  state: z.enum(["early", "mature", "missed", "ended"]),
  /** What the viewer said of it. */
  choice: z.enum(["confirmed", "dismissed"]).nullable(),
  /** Keys of the series that the viewer merged into this one. */
  merged: z.array(z.string()),
  /** The median amount, and the latest one. */
  amountMinor: Minor,
  lastMinor: Minor,
  /** The latest amount per month: times 365.25 / 12 / 7 when weekly, / 14 when fortnightly; longer cadences by their months. */
  monthlyMinor: Minor,
  payments: z.number().int(),
  firstDay: Day,
  lastDay: Day,
  /** When the next is due, and until when it is not overdue; null for an ended series. */
  nextDay: Day.nullable(),
  nextLatest: Day.nullable(),
  /** Steps up of the amount that lasted, oldest first: on the day of the first payment at the new one. */
  rises: z.array(z.object({ day: Day, fromMinor: Minor, toMinor: Minor, transactionId: z.string() })),
});
export type RecurringSeries = z.infer<typeof RecurringSeries>;

/** Payments that come again and again. Null over a whole tenant: a series is one subject's. */
export const RecurringTile = z
  .object({
    /** Monthly cost of all outgoing series that go on (early ones once confirmed) and are not dismissed; and what it was at the end of the period compared with. */
    monthlyMinor: Minor,
    comparedMinor: Minor,
    /** The same of incoming ones. */
    monthlyInMinor: Minor,
    /** Those that go on first, by monthly cost; then ended, then dismissed ones. */
    series: z.array(RecurringSeries),
    /** The days that were looked at for them. */
    looked: z.object({ from: Day, to: Day }),
  })
  .nullable();
export type RecurringTile = z.infer<typeof RecurringTile>;
