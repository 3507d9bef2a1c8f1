import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, WIDE } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function CashFlowTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { exact, short, spending } = words;
  const says = spending.cashFlow;
  const model = useMemo(() => cashFlowModel(view, state, words), [view, state, words]);
  const { total } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const left = total.netMinor >= 0;
  const pending = view.pendingMinor > 0 ? says.pending(exact(view.pendingMinor, unit)) : null;
  return (
    <Tile
      id="cash-flow"
      title={says.title}
      question={says.question}
      figure={{
        short: short(Math.abs(total.netMinor), unit),
        exact: exact(total.netMinor, unit),
        label: left ? says.moreIn : says.moreOut,
      }}
      change={{ change: spent(view, words), better: "less" }}
      definition={words.sentences(says.definition, pending)}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: says.title, make: () => csvOf(model, words) }}
      span={8}
      footer={<MoreLink href={paymentsLink(state, view)}>{spending.links.allPayments}</MoreLink>}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
    </Tile>
  );
}

/** The figure is the net, whose percentage means little: what is compared is what went out. */
function spent({ cashFlow: { total, compared }, ...head }: SpendingView, words: Words) {
  const change = changeOf(words, total.outMinor, compared.outMinor, thanName(words, head));
  return change && { ...change, words: words.spending.cashFlow.spent(change.words) };
}
