"use client";
import { useMemo } from "react";
import type { Drawings } from "#components/charts/model.ts";
import { ComparisonTile } from "#components/dashboards/devices/comparison-tile.tsx";
import { RankingTile } from "#components/dashboards/devices/ranking-tile.tsx";
import { UntrackedTile } from "#components/dashboards/devices/untracked-tile.tsx";
import { UseTile } from "#components/dashboards/devices/use-tile.tsx";
import { WhenTile } from "#components/dashboards/devices/when-tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type DevicesDrawings = { use: Drawings; when: Drawings; comparison: Drawings };

/** How much energy was used, by what, when, and against before. */
export function DevicesDashboard({
  view,
  state,
  drawings,
}: {
  view: DevicesView;
  state: DashboardState;
  drawings: DevicesDrawings;
}) {
  const props = useMemo(() => ({ view, state }), [view, state]);
  return (
    <div className="tiles-room">
      <div className="tiles">
        <UseTile {...props} drawings={drawings.use} />
        <RankingTile {...props} />
        <WhenTile {...props} drawings={drawings.when} span={view.untracked ? 8 : 12} />
        {view.untracked && <UntrackedTile {...props} untracked={view.untracked} />}
        <ComparisonTile {...props} drawings={drawings.comparison} />
      </div>
    </div>
  );
}
