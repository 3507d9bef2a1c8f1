import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, FLAT } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { weekdayName, whenModel } from "#components/dashboards/devices/when-model.ts";
import { instantName } from "#components/format/instant.ts";
import { exact, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings; span: 8 | 12 };

export function WhenTile({ view, state, drawings, span }: Props) {
  const model = useMemo(() => whenModel(view), [view]);
  const { busiest, peak } = view.when;
  const clock = busiest && `${String(busiest.hour).padStart(2, "0")}:00`;
  const watts = { kind: "power" } as const;
  const device = peak && (view.devices.find((one) => one.device === peak.device)?.name ?? peak.device);
  return (
    <Tile
      id="when"
      title="When"
      question="At what time is most used?"
      figure={
        busiest
          ? {
              short: `${weekdayName(busiest.weekday)} ${clock}`,
              exact: `${exact(busiest.meanWh, { kind: "energy" })} in the mean hour`,
              label: "is the busiest hour",
            }
          : null
      }
      definition="The mean use of each hour of the week, over the hours that have data. The peak is the greatest power that one device reported."
      asOf={asOfSentence(view)}
      table={<DataTable model={model} />}
      csv={{ name: "when", make: () => csvOf(model) }}
      span={{ of12: span }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      {peak && (
        <p className="-mt-4 mb-4 text-muted">
          Peak{" "}
          <strong className="font-strong text-ink tabular" title={exact(peak.watts, watts)}>
            {short(peak.watts, watts)}
          </strong>{" "}
          by {device}, {instantName(peak.at, view.zone, { seconds: false })}
        </p>
      )}
      <Chart model={model} sizes={FLAT} drawings={drawings} />
    </Tile>
  );
}
