import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, HALF } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { changeOf } from "#components/format/change.ts";
import { addMonths } from "#components/format/days.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function PaceTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { exact, monthName, short, spending } = words;
  const says = spending.pace;
  const model = useMemo(() => paceModel(view, state, words), [view, state, words]);
  const { pace } = view;
  const unit = { kind: "money", currency: view.currency } as const;
  const before = pace.lastMonth.length > 0 ? pace.lastMonthByThenMinor : null;
  const month = monthName(pace.month, { year: false });
  const lastMonth = monthName(addMonths(pace.month, -1), { year: false });
  return (
    <Tile
      id="pace"
      title={says.title}
      question={view.subject ? says.question(month) : says.questionOfAll(month)}
      figure={{ short: short(pace.spentMinor, unit), exact: exact(pace.spentMinor, unit), label: says.byDay(pace.today) }}
      change={{ change: changeOf(words, pace.spentMinor, before, says.thanByDay(pace.today, lastMonth)), better: "less" }}
      definition={says.definition}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: says.title, make: () => csvOf(model, words) }}
      span={4}
      footer={
        <MoreLink href={paymentsLink(state, view, { flow: "out", period: { from: pace.month, to: addMonths(pace.month, 1) } })}>
          {spending.links.paymentsOf(monthName(pace.month))}
        </MoreLink>
      }
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
    </Tile>
  );
}
