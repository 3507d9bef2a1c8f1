import { z } from "zod";
import { FlowTile } from "./spending/flow-view.ts";
import { RecurringTile } from "./spending/recurring-view.ts";
import { UnusualTile } from "./spending/unusual-view.ts";
import { DashboardHead, Day, Minor, Month } from "./view.ts";
import { Wide } from "./wide-view.ts";

const Flow = z.object({ inMinor: Minor, outMinor: Minor, netMinor: Minor });

/** In, out and net per month of the period; own-account transfers excluded, refunds reduce out. */
export const CashFlowTile = z.object({
  total: Flow,
  compared: Flow,
  /** `partial`: the month is not wholly inside the period, or has not ended at the newest data. */
  months: z.array(Flow.extend({ month: Month, partial: z.boolean() })),
});

/** Debits net of refunds per category, largest first, with its share of all spending (0 to 1; null where the total is not positive). */
export const ByCategoryTile = z.object({
  spentMinor: Minor,
  comparedMinor: Minor,
  categories: z.array(
    z.object({
      category: z.string(),
      spentMinor: Minor,
      share: z.number().nullable(),
      comparedMinor: Minor,
      payments: z.number().int(),
    }),
  ),
});

const Curve = z.array(z.object({ day: z.number().int().min(1).max(31), spentMinor: Minor }));

/** Cumulative spending by day of the period's last month against the month before and the mean of the last three. */
export const PaceTile = z.object({
  month: Month,
  /** The day of the month the current curve has reached. */
  today: z.number().int().min(1).max(31),
  spentMinor: Minor,
  lastMonthByThenMinor: Minor,
  /** Null with fewer than three complete months of data before. */
  meanByThenMinor: Minor.nullable(),
  current: Curve,
  lastMonth: Curve,
  mean: Curve.nullable(),
});

/** Spending per normalised merchant, largest first; `isNew`: no payment to it before the period's last month. */
export const MerchantsTile = z.object({
  top: z.array(
    z.object({ merchant: z.string(), spentMinor: Minor, comparedMinor: Minor, payments: z.number().int(), isNew: z.boolean() }),
  ),
  /** Merchants beyond the top ones. */
  rest: z.object({ merchants: z.number().int(), spentMinor: Minor }),
  newThisMonth: z.number().int(),
});

export const SpendingView = DashboardHead.extend({
  dashboard: z.literal("spending"),
  /** The currency shown and the others there are: totals of several currencies are never added. */
  currency: z.string(),
  currencies: z.array(z.string()),
  /** Filters in force and what can be chosen. */
  filters: z.object({ category: z.array(z.string()).nullable(), account: z.array(z.string()).nullable() }),
  options: z.object({ categories: z.array(z.string()), accounts: z.array(z.object({ id: z.string(), name: z.string() })) }),
  pendingMinor: Minor,
  cashFlow: CashFlowTile,
  byCategory: ByCategoryTile,
  pace: PaceTile,
  merchants: MerchantsTile,
  recurring: RecurringTile,
  unusual: UnusualTile,
  flow: FlowTile,
  /** What each subject spent, side by side; null for one subject. */
  wide: Wide.nullable(),
});
export type SpendingView = z.infer<typeof SpendingView>;

/** Where a category comes from: the event, the refunded payment, a tenant's rule, the MCC, the kind, or nothing. */
export const CategoryFrom = z.enum(["event", "payment", "rule", "mcc", "kind", "none"]);

/** One transaction behind a figure, with the event it came from. */
export const TransactionRow = z.object({
  transactionId: z.string(),
  part: z.number().int(),
  subject: z.string(),
  /** What the subject is called; its id where nobody said. */
  subjectName: z.string(),
  at: z.iso.datetime({ offset: true }),
  day: Day,
  account: z.string().nullable(),
  merchant: z.string().nullable(),
  merchantRaw: z.string().nullable(),
  description: z.string().nullable(),
  category: z.string(),
  categoryFrom: CategoryFrom,
  flow: z.enum(["debit", "refund", "credit", "own_out", "own_in"]),
  kind: z.string(),
  pending: z.boolean(),
  amountMinor: Minor,
  currency: z.string(),
  revision: z.number().int(),
  event: z.object({ source: z.string(), id: z.string() }),
});
export type TransactionRow = z.infer<typeof TransactionRow>;
