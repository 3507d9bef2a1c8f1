import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { merchantRanking } from "#components/dashboards/spending/rankings.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export function MerchantsTile({ view, state }: { view: SpendingView; state: DashboardState }) {
  const words = useWords();
  const says = words.spending.merchants;
  const { top, rest, newThisMonth } = view.merchants;
  const all = top.length + rest.merchants;
  const ranking = merchantRanking(view, state, words);
  const month = words.monthName(view.pace.month, { year: false });
  return (
    <Tile
      id="merchants"
      title={says.title}
      question={says.question}
      figure={{
        short: words.count(all),
        exact: says.merchants(all),
        label: says.label(all, newThisMonth, month),
      }}
      definition={says.definition}
      asOf={asOfSentence(words, view)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: says.title, make: () => merchantsCsv(view, state, words) }}
      span={6}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>{words.spending.links.allSpending}</MoreLink>}
    >
      <RankingBars ranking={ranking} tone="bg-series-3" />
    </Tile>
  );
}

/** Every merchant that the view names, and the others as one row: nothing of the total is missing. */
function merchantsCsv(view: SpendingView, state: DashboardState, words: Words): CsvTable {
  const unit = { kind: "money", currency: view.currency } as const;
  const { header, rows } = rankingCsv(merchantRanking(view, state, words, { all: true }), unit, words);
  const { merchants, spentMinor } = view.merchants.rest;
  const others = [words.spending.merchants.others(merchants), scale(unit).of(spentMinor), null, null];
  return { header, rows: merchants > 0 ? [...rows, others] : rows };
}
