import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, WIDE } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { distributionModel } from "#components/dashboards/wide/distribution-model.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { exact, short } from "#components/format/unit.ts";
import { Tile } from "#components/tiles/tile.tsx";

const QUANTILES = [
  { key: "p10", name: "Lowest tenth" },
  { key: "p25", name: "Lowest quarter" },
  { key: "median", name: "Median" },
  { key: "p75", name: "Highest quarter" },
  { key: "p90", name: "Highest tenth" },
] as const;

export function DistributionTile({ sides, drawings }: { sides: SideBySide; drawings: Drawings }) {
  const { wide, unit, done, head } = sides;
  const model = useMemo(() => distributionModel(sides), [sides]);
  const { quantiles, comparedMedian } = wide.distribution;
  return (
    <Tile
      id="distribution"
      title="Across customers"
      question={`How much is ${done} by a customer?`}
      figure={
        quantiles && {
          short: short(quantiles.median, unit),
          exact: exact(quantiles.median, unit),
          label: `in the middle: half ${done} less`,
        }
      }
      change={{ change: changeOf(quantiles?.median ?? null, comparedMedian, thanName(head)), better: "neither" }}
      definition="What each customer with data in this period comes to, with the filters above. The quantiles are interpolated between neighbours. Bars grow by steps that look alike on a scale of ratios; one at either end may be open, for the few that lie far out."
      asOf={asOfSentence(head)}
      table={<DataTable model={model} />}
      csv={{ name: `distribution ${done}`, make: () => csvOf(model) }}
      empty={quantiles ? undefined : "No customer has data in this period. Choose other days or fewer filters."}
      span={{ of12: 8 }}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
      {quantiles && (
        <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-2 border-t border-line pt-4 text-note sm:grid-cols-5">
          {QUANTILES.map(({ key, name }) => (
            <div key={key} className="min-w-0">
              <dt className="text-muted">{name}</dt>
              <dd className="tabular" title={exact(quantiles[key], unit)}>
                {key === "median" ? "" : key.startsWith("p1") || key === "p25" ? "up to " : "from "}
                {short(quantiles[key], unit)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Tile>
  );
}
