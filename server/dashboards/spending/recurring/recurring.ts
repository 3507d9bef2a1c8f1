import type { Payment } from "#server/dashboards/spending/payments.ts";
import type { RecurringSeries, RecurringTile } from "#server/dashboards/spending/recurring-view.ts";
import { minorPerUnit } from "#server/dashboards/spending/units.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { applyChoices, type Choices } from "./apply-choices.ts";
import { detectRecurring, LOOK_BACK_DAYS } from "./detect-recurring.ts";

type Asked = { payments: readonly Payment[]; currency: string; choices: Choices };

/** The series as they stood on a day, in the order they are shown. */
export function recurringAt(end: string, { payments, currency, choices }: Asked): RecurringSeries[] {
  const found = detectRecurring(payments, { end, minorPerUnit: minorPerUnit(currency) });
  return applyChoices(found, { end, currency, choices }).sort(
    (a, b) => place(a) - place(b) || b.monthlyMinor - a.monthlyMinor || (a.key < b.key ? -1 : 1),
  );
}

/** The tile, and what it is compared with: the series at the end of the period compared with. */
export function recurringTile(now: RecurringSeries[], before: readonly RecurringSeries[], end: string): RecurringTile {
  return {
    monthlyMinor: perMonth(now, "debit"),
    comparedMinor: perMonth(before, "debit"),
    monthlyInMinor: perMonth(now, "credit"),
    series: now,
    looked: { from: addDays(end, -LOOK_BACK_DAYS), to: addDays(end, 1) },
  };
}

/** Those that go on first, then ended ones, then those the viewer does not want to see. */
const place = ({ state, choice }: RecurringSeries): number => (choice === "dismissed" ? 2 : state === "ended" ? 1 : 0);

/** What counts as a cost of each month: not what ended or was dismissed, and what is early when the viewer confirmed it. */
const isCounted = ({ state, choice }: RecurringSeries): boolean =>
  choice !== "dismissed" && state !== "ended" && (state !== "early" || choice === "confirmed");

const perMonth = (series: readonly RecurringSeries[], direction: RecurringSeries["direction"]): number =>
  series.reduce((total, each) => total + (each.direction === direction && isCounted(each) ? each.monthlyMinor : 0), 0);
