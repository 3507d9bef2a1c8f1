import type { DrawnRows } from "#components/explore/explore-rows.ts";
import { valueIn } from "#components/explore/explore-rows.ts";
import { measureName, unitOf } from "#components/explore/explore-words.ts";
import { changeOf } from "#components/format/change.ts";
import { rangeName } from "#components/format/days.ts";
import { exact, short } from "#components/format/unit.ts";
import { ChangeLine } from "#components/tiles/change-line.tsx";
import { ENGLISH } from "#components/words/english.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

/** One figure for each measure, and its change. */
export function Figures({ answer, drawn }: { answer: ExploreAnswer; drawn: DrawnRows }) {
  const measures = answer.columns.filter(({ kind }) => kind === "measure");
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-6">
      {measures.map((column) => {
        const unit = unitOf(column.unit, drawn.currency);
        const value = valueIn(drawn.rows[0], column.name);
        const before = valueIn(drawn.compared?.[0], column.name);
        return (
          <div key={column.name}>
            <dt className="text-muted">{measureName(column.name)}</dt>
            <dd
              className="text-figure font-strong tabular tracking-tight"
              title={value === null ? undefined : exact(value, unit)}
            >
              {value === null ? "–" : short(value, unit)}
            </dd>
            {answer.comparison && (
              <dd>
                <ChangeLine change={changeOf(ENGLISH, value, before, rangeName(answer.comparison))} better="neither" />
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
