import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { meansShares, topRanking } from "#components/dashboards/wide/top-ranking.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

export function TopTile({ sides }: { sides: SideBySide }) {
  const words = useWords();
  const { wide, done, head } = sides;
  const says = { ...words.wide.top, ...words.wide[done].top };
  const ranking = topRanking(sides, words);
  const share = shareOf(sides);
  return (
    <Tile
      id="top-customers"
      title={says.title}
      question={says.question}
      figure={
        share === null
          ? null
          : { short: words.percent(share), exact: words.percent(share), label: says.label(wide.top.length, wide.active) }
      }
      definition={says.definition}
      asOf={asOfSentence(words, head)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: says.file, make: () => topCsv(sides, words) }}
      empty={wide.top.length === 0 ? says.empty : undefined}
      span={6}
      footer={<MoreLink href={`/customers?sort=-${done}`}>{words.shared.customers.all}</MoreLink>}
    >
      <RankingBars ranking={ranking} tone="bg-series-3" />
    </Tile>
  );
}

/** What the listed ones come to of all; null where a share means nothing. */
function shareOf(sides: SideBySide): number | null {
  const { top, active, total } = sides.wide;
  // All of them have all of it: nothing that anybody needs to be told.
  if (top.length >= active || !meansShares(sides)) return null;
  return top.reduce((sum, row) => sum + (row.value ?? 0), 0) / total;
}

function topCsv({ wide: { top }, unit }: SideBySide, { shared, wide }: Words): CsvTable {
  const { name, of } = scale(unit);
  const { head } = shared.csv;
  return {
    header: [shared.customers.one, wide.id, head(wide.now, name), head(wide.before, name)],
    rows: top.map((row) => [row.name, row.subject, of(row.value), of(row.compared)]),
  };
}
