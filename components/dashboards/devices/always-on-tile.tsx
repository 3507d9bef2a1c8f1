import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, HALF } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { type AlwaysOn, alwaysOnModel } from "#components/dashboards/devices/always-on-model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { StandbyBand } from "#components/dashboards/devices/standby-band.tsx";
import { changeOf } from "#components/format/change.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; alwaysOn: AlwaysOn; drawings: Drawings; decides: boolean };

const WATTS = { kind: "power" } as const;
const ENERGY = { kind: "energy" } as const;

export function AlwaysOnTile({ view, state, alwaysOn, drawings, decides }: Props) {
  const model = useMemo(() => alwaysOnModel(view, state, alwaysOn), [view, state, alwaysOn]);
  const { watts, comparedWatts, from, to, bandWatts } = alwaysOn;
  return (
    <Tile
      id="always-on"
      title="Always on"
      question="How much is drawn even when nobody does anything?"
      figure={watts === null ? null : { short: short(watts, WATTS), exact: exact(watts, WATTS), ...yearly(alwaysOn) }}
      change={{ change: changeOf(watts, comparedWatts, "48 hours at the end of the period before"), better: "less" }}
      definition={`The 1st percentile of watts over the last 48 hours of the period, weighted by time, of each main meter. Standby is the band of ${exact(bandWatts, WATTS)} above it.`}
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "always-on", make: () => csvOf(model) }}
      empty={
        watts === null
          ? "There is too little data of a main meter in the last 48 hours of this period. It takes power readings, or a meter's energy."
          : undefined
      }
      span={{ of12: 6 }}
      footer={
        from && to && <MoreLink href={readingsLink(state, view, { between: { from, to } })}>Readings of these 48 hours</MoreLink>
      }
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
      <ul className="mt-3">
        {alwaysOn.meters.map((meter) => (
          <li key={meter.device} className="border-t border-line py-2">
            <span className="wrap-anywhere">{meter.name}</span> <span className="text-muted tabular">{meterWords(meter)}</span>
          </li>
        ))}
      </ul>
      {decides && <StandbyBand watts={bandWatts} isSet={alwaysOn.bandSet} />}
    </Tile>
  );
}

/** What it comes to in a year. */
function yearly({ yearKwh, yearCostMinor, currency }: AlwaysOn): { label?: string } {
  if (yearKwh === null) return {};
  const cost = yearCostMinor !== null && currency ? `, about ${short(yearCostMinor, { kind: "money", currency })}` : "";
  return { label: `${short(yearKwh * 1_000, ENERGY)} a year${cost}` };
}

/** "210 W always on; 64 % of the time at standby, 8.2 kWh", or why there is nothing to say. */
function meterWords({ watts, standbyShare, standbyWh, coveredHours }: AlwaysOn["meters"][number]): string {
  if (watts === null || standbyShare === null || standbyWh === null)
    return `has data for only ${coveredHours.toFixed(0)} of the last 48 hours`;
  return `${short(watts, WATTS)} always on; ${percent(standbyShare)} of the time at standby, ${exact(standbyWh, ENERGY)}`;
}
