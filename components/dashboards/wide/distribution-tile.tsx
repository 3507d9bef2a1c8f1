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
import { Tile } from "#components/tiles/tile.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

const QUANTILES = ["p10", "p25", "median", "p75", "p90"] as const;

export function DistributionTile({ sides, drawings }: { sides: SideBySide; drawings: Drawings }) {
  const { wide, unit, done, head } = sides;
  const words = useWords();
  const { exact, short } = words;
  const says = { ...words.wide.distribution, ...words.wide[done].distribution };
  const model = useMemo(() => distributionModel(sides, words), [sides, words]);
  const { quantiles, comparedMedian } = wide.distribution;
  return (
    <Tile
      id="distribution"
      title={says.title}
      question={says.question}
      figure={
        quantiles && {
          short: short(quantiles.median, unit),
          exact: exact(quantiles.median, unit),
          label: says.label,
        }
      }
      change={{ change: changeOf(words, quantiles?.median ?? null, comparedMedian, thanName(words, head)), better: "neither" }}
      definition={says.definition}
      asOf={asOfSentence(words, head)}
      table={<DataTable model={model} />}
      csv={{ name: says.file, make: () => csvOf(model, words) }}
      empty={quantiles ? undefined : says.empty}
      span={8}
    >
      <Chart model={model} sizes={WIDE} drawings={drawings} />
      {quantiles && (
        <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-2 border-t border-line pt-4 text-note sm:grid-cols-5">
          {QUANTILES.map((key) => (
            <div key={key} className="min-w-0">
              <dt className="text-muted">{says.quantiles[key]}</dt>
              <dd className="tabular" title={exact(quantiles[key], unit)}>
                {boundName(key, short(quantiles[key], unit), words)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Tile>
  );
}

/** Of the lower customers it is the most, of the upper ones the least. */
function boundName(key: (typeof QUANTILES)[number], amount: string, { wide: { distribution } }: Words): string {
  if (key === "median") return amount;
  return key === "p10" || key === "p25" ? distribution.upTo(amount) : distribution.from(amount);
}
