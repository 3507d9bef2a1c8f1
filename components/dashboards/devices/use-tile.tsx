import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, WIDE } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };

export function UseTile({ view, state, drawings }: Props) {
  const model = useMemo(() => usageModel(view, state), [view, state]);
  const { totalWh, comparedWh } = view.use;
  const unit = { kind: "energy" } as const;
  return (
    <Tile
      id="use"
      title="Use over time"
      question="How much energy is used, and by what?"
      figure={
        totalWh === null
          ? { short: "No data", exact: "Nothing was measured" }
          : { short: short(totalWh, unit), exact: exact(totalWh, unit), label: "used" }
      }
      change={{ change: changeOf(totalWh, comparedWh, thanName(view)), better: "less" }}
      definition="The use of the home: what its meter counted, or without one the sum of its devices. Bars stand on each other by device; untracked is what the meter counted and no device accounts for. Where nothing was measured there is a gap."
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "use", make: () => csvOf(model) }}
      span={{ of12: 8 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
    </Tile>
  );
}
