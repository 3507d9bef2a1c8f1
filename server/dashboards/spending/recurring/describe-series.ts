import type { RecurringSeries } from "#server/dashboards/spending/recurring-view.ts";
import { wholeMinor } from "#server/dashboards/spending/units.ts";
import { median } from "#server/median.ts";
import { addDays, daysBetween } from "#server/metrics/calendar.ts";
import { nextDay } from "./cadence.ts";
import type { Found } from "./detect-recurring.ts";
import { priceRises } from "./price-rises.ts";

/** A series as it stands on a day, before the viewer's choices. */
export type Described = Omit<RecurringSeries, "key" | "choice" | "merged">;

export function describeSeries(found: Found, end: string): Described {
  const { cadence, payments, name, direction } = found;
  const last = payments.at(-1)!;
  const state = stateOf(found, end);
  return {
    merchant: name,
    category: last.category,
    direction,
    cadence: cadence.name,
    state,
    amountMinor: wholeMinor(median(payments.map(({ amountMinor }) => amountMinor))),
    lastMinor: last.amountMinor,
    monthlyMinor: wholeMinor(last.amountMinor * cadence.perMonth),
    payments: payments.length,
    firstDay: payments[0]!.day,
    lastDay: last.day,
    nextDay:
      state === "ended"
        ? null
        : nextDay(
            cadence,
            payments.map(({ day }) => day),
          ),
    nextLatest: state === "ended" ? null : addDays(last.day, cadence.band[1]),
    rises: priceRises(payments),
  };
}

/** missed: the cadence's longest interval has passed; ended: so much that even the payment after the missed one is overdue. */
function stateOf({ cadence, payments, early }: Found, end: string): RecurringSeries["state"] {
  const since = daysBetween(payments.at(-1)!.day, end);
  if (since > cadence.skipped[1]) return "ended";
  if (since > cadence.band[1]) return "missed";
  return early ? "early" : "mature";
}
