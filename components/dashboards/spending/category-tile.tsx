import { asOfSentence } from "#components/dashboards/as-of.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { categoryRanking } from "#components/dashboards/spending/rankings.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export function CategoryTile({ view, state }: { view: SpendingView; state: DashboardState }) {
  const { spentMinor, comparedMinor } = view.byCategory;
  const unit = { kind: "money", currency: view.currency } as const;
  const ranking = categoryRanking(view, state);
  return (
    <Tile
      id="by-category"
      title="By category"
      question="What is the money spent on?"
      figure={{ short: short(spentMinor, unit), exact: exact(spentMinor, unit), label: "spent" }}
      change={{ change: changeOf(spentMinor, comparedMinor, thanName(view)), better: "less" }}
      definition="Debits less refunds for each category, and its share of all spending. A payment that is split counts by its parts. The dark mark on a bar is the same category in the period it is compared with."
      asOf={asOfSentence(view)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: "by-category", make: () => rankingCsv(categoryRanking(view, state, { all: true }), unit) }}
      span={{ of12: 6 }}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>All spending of this period</MoreLink>}
    >
      <RankingBars ranking={ranking} />
    </Tile>
  );
}
