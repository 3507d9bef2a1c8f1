import { asOfSentence } from "#components/dashboards/as-of.ts";
import { deviceRanking } from "#components/dashboards/devices/device-ranking.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { plural } from "#components/dashboards/words.ts";
import { count } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export function RankingTile({ view, state }: { view: DevicesView; state: DashboardState }) {
  const ranking = deviceRanking(view, state);
  const all = view.when.ranking.length;
  return (
    <Tile
      id="devices"
      title={ranking.title}
      question="What uses the most?"
      figure={{ short: count(all), exact: plural(all, "device"), label: "with data in this period" }}
      definition="Energy of each device in the period, largest first, and its share of the whole use."
      asOf={asOfSentence(view)}
      table={<RankingTable ranking={ranking} />}
      csv={{ name: "devices", make: () => rankingCsv(deviceRanking(view, state, { all: true }), { kind: "energy" }) }}
      span={{ of12: 4 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      <RankingBars ranking={ranking} />
    </Tile>
  );
}
