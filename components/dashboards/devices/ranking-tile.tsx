import { asOfSentence } from "#components/dashboards/as-of.ts";
import { deviceRanking } from "#components/dashboards/devices/device-ranking.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { rankingCsv } from "#components/dashboards/ranking-csv.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export function RankingTile({ view, state }: { view: DevicesView; state: DashboardState }) {
  const words = useWords();
  const { ranking: messages, devices, allReadings } = words.devices;
  const ranking = deviceRanking(view, state, words);
  const all = view.when.ranking.length;
  return (
    <Tile
      id="devices"
      title={ranking.title}
      question={messages.question}
      figure={{ short: words.count(all), exact: devices(all), label: messages.label }}
      definition={messages.definition}
      asOf={asOfSentence(words, view)}
      table={<RankingTable ranking={ranking} />}
      csv={{
        name: messages.file,
        make: () => rankingCsv(deviceRanking(view, state, words, { all: true }), { kind: "energy" }, words),
      }}
      span={4}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      <RankingBars ranking={ranking} />
    </Tile>
  );
}
