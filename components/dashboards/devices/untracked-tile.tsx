import { scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const { of: kwh } = scale({ kind: "energy" });

type Untracked = NonNullable<DevicesView["untracked"]>;

export function UntrackedTile({ view, state, untracked }: { view: DevicesView; state: DashboardState; untracked: Untracked }) {
  const { homeWh, trackedWh, untrackedWh, coverage } = untracked;
  const unit = { kind: "energy" } as const;
  const say = (wh: number | null) => (wh === null ? "No data" : exact(wh, unit));
  const home = view.devices.filter((device) => device.role === "home");
  const rows = [
    { name: view.subject ? "Home meter" : "Home meters", value: say(homeWh) },
    { name: "Tracked by devices", value: say(trackedWh), mark: "bg-series-1" },
    { name: "Untracked", value: say(untrackedWh), mark: "bg-other" },
  ];
  const more = coverage !== null && coverage > 1;
  return (
    <Tile
      id="untracked"
      title="Untracked"
      question="How much of the use does no device account for?"
      figure={{
        short: untrackedWh === null ? "No data" : short(untrackedWh, unit),
        exact: say(untrackedWh),
        ...(coverage !== null && { label: `${percent(coverage)} tracked` }),
      }}
      definition="What the home's meter counted less the sum of the devices behind it. It is negative where devices say more than the meter. Coverage is what devices account for, of what the meter counted."
      asOf={asOfSentence(view)}
      table={<Breakdown rows={rows} />}
      csv={{
        name: "untracked",
        make: () => ({
          header: ["Home meter (kWh)", "Tracked (kWh)", "Untracked (kWh)", "Coverage"],
          rows: [[kwh(homeWh), kwh(trackedWh), kwh(untrackedWh), coverage]],
        }),
      }}
      span={{ of12: 4 }}
      footer={
        home.length > 0 && (
          <MoreLink href={readingsLink(state, { ...view }, { device: home[0]!.device })}>Readings of the home meter</MoreLink>
        )
      }
    >
      {coverage !== null && (
        <div
          role="img"
          aria-label={`${percent(coverage)} of the home's use is tracked by devices`}
          className="mb-5 flex h-3 overflow-hidden rounded-full bg-other"
        >
          <span
            className="border-e-2 border-surface bg-series-1"
            style={{ width: `${Math.max(0, Math.min(1, coverage)) * 100}%` }}
          />
        </div>
      )}
      <Breakdown rows={rows} />
      <p className="mt-4 text-note text-muted">
        {more
          ? "Devices report more than the meter: one of them may be counted twice, or the meter may miss a circuit."
          : "A plug or meter on the largest circuit without one makes this smaller."}
      </p>
    </Tile>
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
