import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, FLAT } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { hourClock, whenModel } from "#components/dashboards/devices/when-model.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings; span: 8 | 12 };
type Peak = NonNullable<DevicesView["when"]["peak"]>;

export function WhenTile({ view, state, drawings, span }: Props) {
  const words = useWords();
  const { when, allReadings } = words.devices;
  const model = useMemo(() => whenModel(view, words), [view, words]);
  const { busiest, peak } = view.when;
  return (
    <Tile
      id="when"
      title={when.title}
      question={when.question}
      figure={
        busiest
          ? {
              short: when.hour(words.weekdayName(busiest.weekday), hourClock(words, busiest.hour)),
              exact: when.mean(words.exact(busiest.meanWh, { kind: "energy" })),
              label: when.label,
            }
          : null
      }
      definition={when.definition}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: when.file, make: () => csvOf(model, words) }}
      span={span}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      {peak && <PeakLine view={view} peak={peak} />}
      <Chart model={model} sizes={FLAT} drawings={drawings} />
    </Tile>
  );
}

function PeakLine({ view, peak }: { view: DevicesView; peak: Peak }) {
  const words = useWords();
  const watts = { kind: "power" } as const;
  const device = view.devices.find((one) => one.device === peak.device)?.name ?? peak.device;
  const [before, after] = words.devices.when.peak(
    device,
    words.instantName(peak.at, words.timestampZone(view.zone), { seconds: false }),
  );
  return (
    <p className="-mt-4 mb-4 text-muted">
      {before}
      <strong className="font-strong text-ink tabular" title={words.exact(peak.watts, watts)}>
        {words.short(peak.watts, watts)}
      </strong>
      {after}
    </p>
  );
}
