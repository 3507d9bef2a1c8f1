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
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; alwaysOn: AlwaysOn; drawings: Drawings; decides: boolean };

const WATTS = { kind: "power" } as const;
const ENERGY = { kind: "energy" } as const;

export function AlwaysOnTile({ view, state, alwaysOn, drawings, decides }: Props) {
  const words = useWords();
  const { alwaysOn: messages } = words.devices;
  const model = useMemo(() => alwaysOnModel(view, state, alwaysOn, words), [view, state, alwaysOn, words]);
  const { watts, comparedWatts, from, to, bandWatts } = alwaysOn;
  return (
    <Tile
      id="always-on"
      title={messages.title}
      question={messages.question}
      figure={
        watts === null ? null : { short: words.short(watts, WATTS), exact: words.exact(watts, WATTS), ...yearly(alwaysOn, words) }
      }
      change={{ change: changeOf(words, watts, comparedWatts, messages.compared), better: "less" }}
      definition={messages.definition(words.exact(bandWatts, WATTS))}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: messages.file, make: () => csvOf(model, words) }}
      empty={watts === null ? messages.empty : undefined}
      span={6}
      footer={from && to && <MoreLink href={readingsLink(state, view, { between: { from, to } })}>{messages.readings}</MoreLink>}
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
      <ul className="mt-3">
        {alwaysOn.meters.map((meter) => (
          <li key={meter.device} className="border-t border-line py-2">
            <span className="wrap-anywhere">{meter.name}</span>{" "}
            <span className="text-muted tabular">{meterWords(meter, words)}</span>
          </li>
        ))}
      </ul>
      {decides && <StandbyBand watts={bandWatts} isSet={alwaysOn.bandSet} />}
    </Tile>
  );
}

/** What it comes to in a year. */
function yearly({ yearKwh, yearCostMinor, currency }: AlwaysOn, words: Words): { label?: string } {
  if (yearKwh === null) return {};
  const { aYear, aYearFor } = words.devices.alwaysOn;
  const energy = words.short(yearKwh * 1_000, ENERGY);
  if (yearCostMinor === null || !currency) return { label: aYear(energy) };
  return { label: aYearFor(energy, words.short(yearCostMinor, { kind: "money", currency })) };
}

/** "210 W always on; 64 % of the time at standby, 8.2 kWh", or why there is nothing to say. */
function meterWords({ watts, standbyShare, standbyWh, coveredHours }: AlwaysOn["meters"][number], words: Words): string {
  const { tooLittle, meter } = words.devices.alwaysOn;
  if (watts === null || standbyShare === null || standbyWh === null) return tooLittle(words.decimal(coveredHours, 0));
  return meter(words.short(watts, WATTS), words.percent(standbyShare), words.exact(standbyWh, ENERGY));
}
