import { useState } from "react";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { RecurringRow } from "#components/dashboards/spending/recurring-row.tsx";
import { RecurringTable, recurringCsv } from "#components/dashboards/spending/recurring-table.tsx";
import { goesOn, type Recurring } from "#components/dashboards/spending/recurring-words.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { addDays, monthOf } from "#components/format/days.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import { Button } from "#components/ui/button.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
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
  const words = useWords();
  const { dayName, exact, sentences, short, shared, spending } = words;
  const says = spending.recurring;
  const [all, setAll] = useState(false);
  const unit = { kind: "money", currency: view.currency } as const;
  const { series, monthlyMinor, comparedMinor, monthlyInMinor, looked } = recurring;
  // The figure is about what goes out, so that is listed first.
  const ordered = series.toSorted((a, b) => Number(a.direction === "credit") - Number(b.direction === "credit"));
  const going = ordered.filter(goesOn);
  const listed = all ? ordered : going.slice(0, SHOWN);
  const left = series.length - listed.length;
  const due = upcoming(recurring, view, words);
  return (
    <Tile
      id="recurring"
      title={says.title}
      question={says.question}
      figure={{ short: short(monthlyMinor, unit), exact: exact(monthlyMinor, unit), label: says.label }}
      change={{ change: changeOf(words, monthlyMinor, comparedMinor, thanName(words, view)), better: "less" }}
      definition={sentences(
        says.definition(dayName(looked.from), dayName(addDays(looked.to, -1))),
        monthlyInMinor > 0 ? says.comesIn(exact(monthlyInMinor, unit)) : null,
      )}
      asOf={asOfSentence(words, view)}
      table={<RecurringTable recurring={recurring} unit={unit} />}
      csv={{ name: says.title, make: () => recurringCsv(recurring, unit, words) }}
      empty={series.length === 0 ? says.empty : undefined}
      span={6}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>{spending.links.allSpending}</MoreLink>}
    >
      {due && <p className="mb-3 text-note text-muted">{due}</p>}
      <ul aria-label={says.list} className="-mx-2">
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
          {all ? shared.list.fewer : shared.list.more(left)}
        </Button>
      )}
    </Tile>
  );
}

/** What is still due this month, in words; null when nothing is. */
function upcoming({ series }: Recurring, view: SpendingView, { exact, spending }: Words): string | null {
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
  return spending.recurring.due(due.length, exact(sum, { kind: "money", currency: view.currency }));
}
