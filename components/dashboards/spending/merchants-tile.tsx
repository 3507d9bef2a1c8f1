import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { merchantRanking } from "#components/dashboards/spending/rankings.ts";
import { plural } from "#components/dashboards/words.ts";
import { monthName } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export function MerchantsTile({ view, state }: { view: SpendingView; state: DashboardState }) {
  const { top, rest, newThisMonth } = view.merchants;
  const all = top.length + rest.merchants;
  const ranking = merchantRanking(view, state);
  const month = monthName(view.pace.month, { year: false });
  return (
    <Tile
      id="merchants"
      title="Merchants"
      question="Who gets the money?"
      figure={{
        short: count(all),
        exact: plural(all, "merchant"),
        label: `${all === 1 ? "merchant" : "merchants"}, ${newThisMonth === 0 ? "none" : count(newThisMonth)} new in ${month}`,
      }}
      definition="Spending for each merchant by its normalised name, largest first. New is a merchant without any payment before the last month of the period. The dark mark on a bar is the period it is compared with."
      asOf={asOfSentence(view)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: "merchants", make: () => merchantsCsv(view, state) }}
      span={{ of12: 6 }}
      footer={<MoreLink href={paymentsLink(state, view, { flow: "out" })}>All spending of this period</MoreLink>}
    >
      <RankingBars ranking={ranking} tone="bg-series-3" />
    </Tile>
  );
}

/** Every merchant that the view names, and the others as one row: nothing of the total is missing. */
function merchantsCsv(view: SpendingView, state: DashboardState): CsvTable {
  const unit = { kind: "money", currency: view.currency } as const;
  const { header, rows } = rankingCsv(merchantRanking(view, state, { all: true }), unit);
  const { merchants, spentMinor } = view.merchants.rest;
  const others = [plural(merchants, "other merchant"), scale(unit).of(spentMinor), null, null];
  return { header, rows: merchants > 0 ? [...rows, others] : rows };
}
