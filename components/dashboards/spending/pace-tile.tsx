import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, HALF } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { changeOf } from "#components/format/change.ts";
import { addMonths, monthName } from "#components/format/days.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function PaceTile({ view, state, drawings }: Props) {
  const model = useMemo(() => paceModel(view, state), [view, state]);
  const { pace } = view;
  const unit = { kind: "money", currency: view.currency } as const;
  const before = pace.lastMonth.length > 0 ? pace.lastMonthByThenMinor : null;
  const month = monthName(pace.month);
  return (
    <Tile
      id="pace"
      title="Pace"
      question={`${view.subject ? "Am I" : "Are customers"} spending faster in ${monthName(pace.month, { year: false })} than usual?`}
      figure={{ short: short(pace.spentMinor, unit), exact: exact(pace.spentMinor, unit), label: `by day ${pace.today}` }}
      change={{
        change: changeOf(
          pace.spentMinor,
          before,
          `by day ${pace.today} of ${monthName(addMonths(pace.month, -1), { year: false })}`,
        ),
        better: "less",
      }}
      definition="Spending added up day by day over a calendar month: debits less refunds, transfers between own accounts left out. The mean curve is that of the three months before, and is drawn once there are three."
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "pace", make: () => csvOf(model) }}
      span={{ of12: 4 }}
      footer={
        <MoreLink href={paymentsLink(state, view, { flow: "out", period: { from: pace.month, to: addMonths(pace.month, 1) } })}>
          {`Payments of ${month}`}
        </MoreLink>
      }
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
    </Tile>
  );
}
