import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const ENERGY = { kind: "energy" } as const;

type Untracked = NonNullable<DevicesView["untracked"]>;

export function UntrackedTile({ view, state, untracked }: { view: DevicesView; state: DashboardState; untracked: Untracked }) {
  const words = useWords();
  const { unaccounted: messages, noData, untracked: rest } = words.devices;
  const { homeWh, trackedWh, untrackedWh, coverage } = untracked;
  const say = (wh: number | null) => (wh === null ? noData : words.exact(wh, ENERGY));
  const home = view.devices.filter((device) => device.role === "home");
  const rows = [
    { name: view.subject ? messages.homeMeter : messages.homeMeters, value: say(homeWh) },
    { name: messages.tracked, value: say(trackedWh), mark: "bg-series-1" },
    { name: rest, value: say(untrackedWh), mark: "bg-other" },
  ];
  const more = coverage !== null && coverage > 1;
  return (
    <Tile
      id="untracked"
      title={messages.title}
      question={messages.question}
      figure={{
        short: untrackedWh === null ? noData : words.short(untrackedWh, ENERGY),
        exact: say(untrackedWh),
        ...(coverage !== null && { label: messages.label(words.percent(coverage)) }),
      }}
      definition={messages.definition}
      asOf={asOfSentence(words, view)}
      table={<Breakdown rows={rows} />}
      csv={{ name: messages.file, make: () => csvOfUntracked(untracked, words) }}
      span={4}
      footer={
        home.length > 0 && (
          <MoreLink href={readingsLink(state, { ...view }, { device: home[0]!.device })}>{messages.readings}</MoreLink>
        )
      }
    >
      {coverage !== null && <Coverage share={coverage} />}
      <Breakdown rows={rows} />
      <p className="mt-4 text-note text-muted">{more ? messages.more : messages.less}</p>
    </Tile>
  );
}

/** A bar as long as the whole use, filled as far as devices account for it. */
function Coverage({ share }: { share: number }) {
  const words = useWords();
  return (
    <div
      role="img"
      aria-label={words.devices.unaccounted.bar(words.percent(share))}
      className="mb-5 flex h-3 overflow-hidden rounded-full bg-other"
    >
      <span className="border-e-2 border-surface bg-series-1" style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </div>
  );
}

function Breakdown({ rows }: { rows: { name: string; value: string; mark?: string }[] }) {
  return (
    <dl>
      {rows.map((row) => (
        <div key={row.name} className="flex items-center gap-2 border-t border-line py-2 first:border-t-0">
          <span aria-hidden="true" className={`size-2 rounded-full ${row.mark ?? ""}`} />
          <dt className="text-muted">{row.name}</dt>
          <dd className="ms-auto tabular">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much no device accounts for, as a file's table. */
export function csvOfUntracked({ homeWh, trackedWh, untrackedWh, coverage }: Untracked, words: Words): CsvTable {
  const { columns } = words.devices.unaccounted;
  const { name, of } = scale(ENERGY);
  return {
    header: [columns.home(name), columns.tracked(name), columns.untracked(name), columns.coverage],
    rows: [[of(homeWh), of(trackedWh), of(untrackedWh), coverage]],
  };
}
