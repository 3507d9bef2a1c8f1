import { useState } from "react";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { RecurringRow } from "#components/dashboards/spending/recurring-row.tsx";
import { RecurringTable, recurringCsv } from "#components/dashboards/spending/recurring-table.tsx";
import { goesOn, type Recurring } from "#components/dashboards/spending/recurring-words.ts";
import { plural, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { addDays, dayName, monthOf } from "#components/format/days.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import { Button } from "#components/ui/button.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = {
  view: SpendingView;
  state: DashboardState;
  recurring: Recurring;
  /** May confirm, merge and dismiss. */
  decides: boolean;
};

/** Series listed before the rest is asked for. */
const SHOWN = 6;

export function RecurringTile({ view, state, recurring, decides }: Props) {
  const [all, setAll] = useState(false);
  const unit = { kind: "money", currency: view.currency } as const;
  const { series, monthlyMinor, comparedMinor, monthlyInMinor, looked } = recurring;
  // The figure is about what goes out, so that is listed first.
  const ordered = series.toSorted((a, b) => Number(a.direction === "credit") - Number(b.direction === "credit"));
  const going = ordered.filter(goesOn);
  const listed = all ? ordered : going.slice(0, SHOWN);
  const left = series.length - listed.length;
  const due = upcoming(recurring, view);
  return (
    <Tile
      id="recurring"
      title="Recurring"
      question="What comes back every month, and what is due next?"
      figure={{ short: short(monthlyMinor, unit), exact: exact(monthlyMinor, unit), label: "a month, going out" }}
      change={{ change: changeOf(monthlyMinor, comparedMinor, thanName(view)), better: "less" }}
      definition={`Payments to the same merchant, in the same direction, at least three on one cadence (two for a yearly one), with amounts within 10 % or 2 units of their median. The monthly cost adds up those that go on; dismissed ones are left out, and those with two payments so far until they are confirmed. Payments of ${dayName(looked.from)} to ${dayName(addDays(looked.to, -1))} were looked at.${monthlyInMinor > 0 ? ` ${exact(monthlyInMinor, unit)} a month come in the same way.` : ""}`}
      asOf={asOfSentence(view)}
      table={<RecurringTable recurring={recurring} unit={unit} />}
      csv={{ name: "recurring", make: () => recurringCsv(recurring, unit) }}
      empty={
        series.length === 0
          ? "Nothing repeats yet. It takes three payments to the same merchant at regular times, or two a year apart."
          : undefined
      }
      span={{ of12: 6 }}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>All spending of this period</MoreLink>}
    >
      {due && <p className="mb-3 text-note text-muted">{due}</p>}
      <ul aria-label="Recurring payments" className="-mx-2">
        {listed.map((one) => (
          <RecurringRow
            key={one.key}
            series={one}
            others={series}
            unit={unit}
            decides={decides}
            href={paymentsLink(state, view, {
              merchant: one.merchant,
              flow: one.direction === "debit" ? "out" : "in",
              period: { from: one.firstDay, to: addDays(one.lastDay, 1) },
            })}
          />
        ))}
      </ul>
      {(left > 0 || all) && series.length > 0 && (
        <Button look="quiet" className="mt-2 -ms-2" onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show ${plural(left, "more", "more")}`}
        </Button>
      )}
    </Tile>
  );
}

/** What is still due this month, in words; null when nothing is. */
function upcoming({ series }: Recurring, view: SpendingView): string | null {
  const now = view.newest ?? view.period.to;
  const due = series.filter(
    (one) =>
      goesOn(one) &&
      one.direction === "debit" &&
      one.nextDay !== null &&
      one.nextDay > now &&
      monthOf(one.nextDay) === monthOf(now),
  );
  if (due.length === 0) return null;
  const sum = due.reduce((total, one) => total + one.lastMinor, 0);
  return `${plural(due.length, "payment")} still due this month: ${exact(sum, { kind: "money", currency: view.currency })}.`;
}
