import type { Ranking, RankingRow } from "#components/dashboards/ranking.ts";
import { plural } from "#components/dashboards/words.ts";
import { type DrawnRows, sumOf, valueIn } from "#components/explore/explore-rows.ts";
import { dimensionName, isAdditive, measureName, unitOf, valueName } from "#components/explore/explore-words.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

const SHOWN = 20;

/** One measure by one dimension, the greatest first. */
export function exploreRanking(answer: ExploreAnswer, drawn: DrawnRows, dimension: string, measure: string): Ranking {
  const column = answer.columns.find(({ name }) => name === measure)!;
  const unit = unitOf(column.unit, drawn.currency);
  const whole =
    isAdditive(column.unit ?? "count") && answer.nextOffset === null
      ? sumOf(drawn.rows.map((row) => valueIn(row, measure)))
      : null;
  const before = new Map((drawn.compared ?? []).map((row) => [row[dimension] ?? null, valueIn(row, measure)]));
  const known = drawn.rows
    .filter((row) => valueIn(row, measure) !== null)
    .sort((a, b) => valueIn(b, measure)! - valueIn(a, measure)!);
  const shares = whole !== null && whole > 0 && known.every((row) => valueIn(row, measure)! >= 0);
  const rows = known.slice(0, SHOWN).map((row): RankingRow => {
    const value = valueIn(row, measure)!;
    const compared = drawn.compared === null ? null : (before.get(row[dimension] ?? null) ?? null);
    return {
      key: String(row[dimension]),
      name: valueName(dimension, row[dimension] ?? null, answer.names),
      value,
      figure: short(value, unit),
      exact: exact(value, unit),
      beside: shares ? percent(value / whole) : null,
      compared,
      comparedName: drawn.compared === null ? null : compared === null ? "nothing before" : `${short(compared, unit)} before`,
    };
  });
  const left = known.slice(SHOWN);
  const rest = whole === null ? null : sumOf(left.map((row) => valueIn(row, measure)));
  const [first] = rows;
  return {
    title: measureName(measure),
    summary: first ? `${first.name} has the most: ${first.figure}.` : "There are no data for this.",
    columns: [dimensionName(dimension), measureName(measure), "Share"],
    rows,
    rest:
      left.length === 0
        ? null
        : `${answer.nextOffset === null ? plural(left.length, "other") : "Many others"}${rest === null ? "" : ` · ${exact(rest, unit)}`}`,
  };
}
