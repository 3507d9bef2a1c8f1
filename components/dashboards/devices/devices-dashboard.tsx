"use client";
import { useMemo } from "react";
import type { Drawings } from "#components/charts/model.ts";
import { AlwaysOnTile } from "#components/dashboards/devices/always-on-tile.tsx";
import { ComparisonTile } from "#components/dashboards/devices/comparison-tile.tsx";
import { CostTile } from "#components/dashboards/devices/cost-tile.tsx";
import { RankingTile } from "#components/dashboards/devices/ranking-tile.tsx";
import { RunningTile } from "#components/dashboards/devices/running-tile.tsx";
import { devicesSides } from "#components/dashboards/devices/side-by-side.ts";
import { UntrackedTile } from "#components/dashboards/devices/untracked-tile.tsx";
import { UnusualHoursTile } from "#components/dashboards/devices/unusual-hours-tile.tsx";
import { UptimeTile } from "#components/dashboards/devices/uptime-tile.tsx";
import { UseTile } from "#components/dashboards/devices/use-tile.tsx";
import { WhenTile } from "#components/dashboards/devices/when-tile.tsx";
import { WideTiles } from "#components/dashboards/wide/wide-tiles.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type DevicesDrawings = {
  use: Drawings;
  when: Drawings;
  comparison: Drawings;
  cost: Drawings;
  alwaysOn: Drawings;
  running: Drawings;
  wide: Drawings;
};

/** How much energy was used, by what, when, against before, what it cost, what is always on, and whether all devices report. */
export function DevicesDashboard({
  view,
  state,
  drawings,
  decides,
  sets,
}: {
  view: DevicesView;
  state: DashboardState;
  drawings: DevicesDrawings;
  /** May dismiss what was found, and set the standby band. */
  decides: boolean;
  /** May enter tariffs. */
  sets: boolean;
}) {
  const props = useMemo(() => ({ view, state }), [view, state]);
  const sides = useMemo(() => devicesSides(view, state), [view, state]);
  return (
    <div className="tiles">
      <UseTile {...props} drawings={drawings.use} />
      <RankingTile {...props} />
      <WhenTile {...props} drawings={drawings.when} span={view.untracked ? 8 : 12} />
      {view.untracked && <UntrackedTile {...props} untracked={view.untracked} />}
      <ComparisonTile {...props} drawings={drawings.comparison} />
      {view.cost && <CostTile {...props} cost={view.cost} drawings={drawings.cost} sets={sets} />}
      {view.alwaysOn && <AlwaysOnTile {...props} alwaysOn={view.alwaysOn} drawings={drawings.alwaysOn} decides={decides} />}
      {view.unusual && <UnusualHoursTile {...props} unusual={view.unusual} decides={decides} />}
      <UptimeTile {...props} />
      <RunningTile {...props} drawings={drawings.running} />
      {sides && <WideTiles sides={sides} drawings={drawings.wide} />}
    </div>
  );
}
