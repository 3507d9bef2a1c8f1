import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, TALL } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { flowModel } from "#components/dashboards/spending/flow-model.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { thanName } from "#components/dashboards/words.ts";
import type { Change } from "#components/format/change.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function FlowTile({ view, state, drawings }: Props) {
  const model = useMemo(() => flowModel(view, state), [view, state]);
  const { inMinor, outMinor, comparedInMinor, comparedOutMinor } = view.flow;
  const unit = { kind: "money", currency: view.currency } as const;
  const kept = inMinor - outMinor;
  const share = inMinor > 0 ? ` (${percent(Math.abs(kept) / inMinor)} of income)` : "";
  return (
    <Tile
      id="flow"
      title="Flow"
      question="Where does the money come from, and where does it go?"
      figure={{
        short: short(Math.abs(kept), unit),
        exact: exact(kept, unit),
        label: kept >= 0 ? `kept${share}` : `more went out than came in${share}`,
      }}
      change={{
        change:
          comparedInMinor === 0 && comparedOutMinor === 0 ? null : keptChange(kept, comparedInMinor - comparedOutMinor, view),
        better: "more",
      }}
      definition="Income by its category, what it was spent on, and who got it: debits less refunds, own-account transfers left out. Each column names its 11 largest at most, the rest is one band. What was not spent is kept; what was spent beyond income comes from savings."
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "flow", make: () => csvOf(model) }}
      empty={view.flow.links.length === 0 ? "No money moved in this period." : undefined}
      span={{ of12: 12 }}
      footer={<MoreLink href={paymentsLink(state, view)}>All payments of this period</MoreLink>}
    >
      <Chart model={model} sizes={TALL} drawings={drawings} />
    </Tile>
  );
}

/** What is kept may be less than nothing, so its change is told in money: "€320 more kept than in October". */
function keptChange(kept: number, before: number, view: SpendingView): Change {
  const more = kept - before;
  const unit = { kind: "money", currency: view.currency } as const;
  if (more === 0) return { direction: "same", words: `as much kept as ${thanName(view)}` };
  return {
    direction: more > 0 ? "more" : "less",
    words: `${short(Math.abs(more), unit)} ${more > 0 ? "more" : "less"} kept than ${thanName(view)}`,
  };
}
