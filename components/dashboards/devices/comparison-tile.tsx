import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, FULL } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { comparisonModel } from "#components/dashboards/devices/comparison-model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { changeOf } from "#components/format/change.ts";
import { exact, short } from "#components/format/unit.ts";
import { ChangeLine } from "#components/tiles/change-line.tsx";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };

export function ComparisonTile({ view, state, drawings }: Props) {
  const model = useMemo(() => comparisonModel(view, state), [view, state]);
  const { currentWh, previousWh, lastYearWh } = view.compared;
  const unit = { kind: "energy" } as const;
  const year = changeOf(currentWh, lastYearWh, "a year before");
  return (
    <Tile
      id="compared"
      title="Compared"
      question="Is it more than before?"
      figure={
        currentWh === null ? null : { short: short(currentWh, unit), exact: exact(currentWh, unit), label: "in this period" }
      }
      change={{ change: changeOf(currentWh, previousWh, "the period before"), better: "less" }}
      definition="The use of this period, of the one just before it, and of the same days a year ago, laid over each other from the start of each."
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "compared", make: () => csvOf(model) }}
      span={{ of12: 12 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      {year && (
        <div className="-mt-4 mb-4">
          <ChangeLine change={year} better="less" />
        </div>
      )}
      <Chart model={model} sizes={FULL} drawings={drawings} />
    </Tile>
  );
}
