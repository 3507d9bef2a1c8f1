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
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };

export function UseTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { use, noData, allReadings } = words.devices;
  const model = useMemo(() => usageModel(view, state, words), [view, state, words]);
  const { totalWh, comparedWh } = view.use;
  const unit = { kind: "energy" } as const;
  return (
    <Tile
      id="use"
      title={use.title}
      question={use.question}
      figure={
        totalWh === null
          ? { short: noData, exact: use.nothing }
          : { short: words.short(totalWh, unit), exact: words.exact(totalWh, unit), label: use.label }
      }
      change={{ change: changeOf(words, totalWh, comparedWh, thanName(words, view)), better: "less" }}
      definition={use.definition}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: use.file, make: () => csvOf(model, words) }}
      span={8}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
    </Tile>
  );
}
