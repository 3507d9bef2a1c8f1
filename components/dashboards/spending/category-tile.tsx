import { asOfSentence } from "#components/dashboards/as-of.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { categoryRanking } from "#components/dashboards/spending/rankings.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export function CategoryTile({ view, state }: { view: SpendingView; state: DashboardState }) {
  const words = useWords();
  const { exact, short, spending } = words;
  const says = spending.byCategory;
  const { spentMinor, comparedMinor } = view.byCategory;
  const unit = { kind: "money", currency: view.currency } as const;
  const ranking = categoryRanking(view, state, words);
  return (
    <Tile
      id="by-category"
      title={says.title}
      question={says.question}
      figure={{ short: short(spentMinor, unit), exact: exact(spentMinor, unit), label: says.label }}
      change={{ change: changeOf(words, spentMinor, comparedMinor, thanName(words, view)), better: "less" }}
      definition={says.definition}
      asOf={asOfSentence(words, view)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: says.title, make: () => rankingCsv(categoryRanking(view, state, words, { all: true }), unit, words) }}
      span={6}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>{spending.links.allSpending}</MoreLink>}
    >
      <RankingBars ranking={ranking} />
    </Tile>
  );
}
