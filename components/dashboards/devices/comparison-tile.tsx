import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, FULL } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { comparisonModel } from "#components/dashboards/devices/comparison-model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { changeOf } from "#components/format/change.ts";
import { ChangeLine } from "#components/tiles/change-line.tsx";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };

export function ComparisonTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { compared, allReadings } = words.devices;
  const model = useMemo(() => comparisonModel(view, state, words), [view, state, words]);
  const { currentWh, previousWh, lastYearWh } = view.compared;
  const unit = { kind: "energy" } as const;
  const year = changeOf(words, currentWh, lastYearWh, words.shared.than.yearBefore);
  return (
    <Tile
      id="compared"
      title={compared.title}
      question={compared.question}
      figure={
        currentWh === null
          ? null
          : { short: words.short(currentWh, unit), exact: words.exact(currentWh, unit), label: compared.label }
      }
      change={{ change: changeOf(words, currentWh, previousWh, words.shared.than.periodBefore), better: "less" }}
      definition={compared.definition}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: compared.file, make: () => csvOf(model, words) }}
      span={12}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
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
