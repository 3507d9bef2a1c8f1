import Link from "next/link";
import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, WIDE } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { type Cost, costModel, perKwh } from "#components/dashboards/devices/cost-model.ts";
import { costRanking } from "#components/dashboards/devices/cost-ranking.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { dayName } from "#components/format/days.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
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
  const { currency, costMinor, comparedMinor, meanMicros, tariffs, others } = cost;
  const model = useMemo(() => costModel(view, state, cost, currency ?? "EUR"), [view, state, cost, currency]);
  const shared = {
    id: "cost",
    title: "Cost",
    question: "What does the use cost?",
    definition:
      "The use of each hour times the price in force in that hour by the home's tariff, changed at local midnight. A tiered price follows the home's use of the calendar month. Devices have their part of each hour's cost. Hours without data or without a tariff have no cost.",
    asOf: asOfSentence(view),
    span: { of12: 12 },
  } as const;
  if (currency === null || costMinor === null) {
    return (
      <Tile
        {...shared}
        figure={null}
        table={null}
        empty={
          <>
            <p>No tariff is in force in this period, so nothing has a price.</p>
            {sets ? (
              <p>
                <Link href="/settings/tariffs" className="text-accent hover:underline">
                  Enter a tariff
                </Link>{" "}
                for this home or for all, or send one as an event.
              </p>
            ) : (
              <p>Ask who runs this page to enter the price of energy.</p>
            )}
          </>
        }
      >
        {null}
      </Tile>
    );
  }
  const unit = { kind: "money", currency } as const;
  return (
    <Tile
      {...shared}
      figure={{
        short: short(costMinor, unit),
        exact: exact(costMinor, unit),
        ...(meanMicros !== null && { label: `at ${perKwh(meanMicros, currency)} in the mean` }),
      }}
      change={{ change: changeOf(costMinor, comparedMinor, thanName(view)), better: "less" }}
      table={<DataTable model={model} />}
      csv={{ name: "cost", make: () => csvOf(model) }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Chart model={model} sizes={WIDE} drawings={drawings} />
        <div>
          <RankingBars ranking={costRanking(view, state, cost, currency)} tone="bg-series-2" />
          <p className="mt-3 text-note text-muted">
            {tariffs.map((tariff) => `${tariff.name}, from ${dayName(tariff.validFrom)}`).join("; ")}
          </p>
          {others.map((other) => (
            <p key={other.currency} className="mt-1 text-note text-muted">
              {`Not in it: ${exact(other.costMinor, { kind: "money", currency: other.currency })} under a tariff of another currency.`}
            </p>
          ))}
        </div>
      </div>
    </Tile>
  );
}
