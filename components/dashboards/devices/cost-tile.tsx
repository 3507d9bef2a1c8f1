import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, WIDE } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { type Cost, costModel } from "#components/dashboards/devices/cost-model.ts";
import { costRanking } from "#components/dashboards/devices/cost-ranking.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { NoTariff } from "#components/dashboards/devices/no-tariff.tsx";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { Beside } from "#components/tiles/beside.tsx";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = {
  view: DevicesView;
  state: DashboardState;
  cost: Cost;
  drawings: Drawings;
  /** May enter tariffs. */
  sets: boolean;
};

export function CostTile({ view, state, cost, drawings, sets }: Props) {
  const words = useWords();
  const { cost: messages, allReadings } = words.devices;
  const { currency, costMinor, comparedMinor, meanMicros } = cost;
  const model = useMemo(() => costModel(view, state, cost, currency ?? "EUR", words), [view, state, cost, currency, words]);
  const shared = {
    id: "cost",
    title: messages.title,
    question: messages.question,
    definition: messages.definition,
    asOf: asOfSentence(words, view),
    span: 12,
  } as const;
  if (currency === null || costMinor === null) {
    return (
      <Tile {...shared} figure={null} table={null} empty={<NoTariff sets={sets} />}>
        {null}
      </Tile>
    );
  }
  const unit = { kind: "money", currency } as const;
  return (
    <Tile
      {...shared}
      figure={{
        short: words.short(costMinor, unit),
        exact: words.exact(costMinor, unit),
        ...(meanMicros !== null && { label: messages.mean(messages.perKwh(words.price(meanMicros, currency))) }),
      }}
      change={{ change: changeOf(words, costMinor, comparedMinor, thanName(words, view)), better: "less" }}
      table={<DataTable model={model} />}
      csv={{ name: messages.file, make: () => csvOf(model, words) }}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      <Beside chart={<Chart model={model} sizes={WIDE} drawings={drawings} />}>
        <RankingBars ranking={costRanking(view, state, cost, currency, words)} tone="bg-series-2" />
        <UnderTariffs cost={cost} />
      </Beside>
    </Tile>
  );
}

/** The tariffs in force, and what is not in the cost since it is in another currency. */
function UnderTariffs({ cost: { tariffs, others } }: { cost: Cost }) {
  const words = useWords();
  const messages = words.devices.cost;
  return (
    <>
      <p className="mt-3 text-note text-muted">
        {messages.tariffs(tariffs.map((tariff) => messages.tariffFrom(tariff.name, words.dayName(tariff.validFrom))))}
      </p>
      {others.map((other) => (
        <p key={other.currency} className="mt-1 text-note text-muted">
          {messages.otherCurrency(words.exact(other.costMinor, { kind: "money", currency: other.currency }))}
        </p>
      ))}
    </>
  );
}
