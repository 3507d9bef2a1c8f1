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
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function CashFlowTile({ view, state, drawings }: Props) {
  const model = useMemo(() => cashFlowModel(view, state), [view, state]);
  const { total, compared } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const left = total.netMinor >= 0;
  const pending = view.pendingMinor > 0 ? ` ${exact(view.pendingMinor, unit)} of it is not booked yet.` : "";
  return (
    <Tile
      id="cash-flow"
      title="Cash flow"
      question="Does more come in than goes out?"
      figure={{
        short: short(Math.abs(total.netMinor), unit),
        exact: exact(total.netMinor, unit),
        label: left ? "more in than out" : "more out than in",
      }}
      change={{
        change: changeOf(total.outMinor, compared.outMinor, thanName(view)) && spent(total.outMinor, compared.outMinor, view),
        better: "less",
      }}
      definition={`In is what was credited, out is what was debited less refunds; net is in less out. Transfers between own accounts are left out.${pending}`}
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "cash-flow", make: () => csvOf(model) }}
      span={{ of12: 8 }}
      footer={<MoreLink href={paymentsLink(state, view)}>All payments of this period</MoreLink>}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
    </Tile>
  );
}

/** The figure is the net, whose percentage means little: what is compared is what went out. */
function spent(now: number, before: number, view: SpendingView) {
  const change = changeOf(now, before, thanName(view));
  return change && { ...change, words: `Spent ${change.words}` };
}
