"use client";
import { useMemo } from "react";
import type { Drawings } from "#components/charts/model.ts";
import { CashFlowTile } from "#components/dashboards/spending/cash-flow-tile.tsx";
import { CategoryTile } from "#components/dashboards/spending/category-tile.tsx";
import { MerchantsTile } from "#components/dashboards/spending/merchants-tile.tsx";
import { PaceTile } from "#components/dashboards/spending/pace-tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type SpendingDrawings = { cashFlow: Drawings; pace: Drawings };

/** How much came in and went out, what for, how fast, and to whom. */
export function SpendingDashboard({
  view,
  state,
  drawings,
}: {
  view: SpendingView;
  state: DashboardState;
  drawings: SpendingDrawings;
}) {
  const props = useMemo(() => ({ view, state }), [view, state]);
  return (
    <div className="tiles-room">
      <div className="tiles">
        <CashFlowTile {...props} drawings={drawings.cashFlow} />
        <PaceTile {...props} drawings={drawings.pace} />
        <CategoryTile {...props} />
        <MerchantsTile {...props} />
      </div>
    </div>
  );
}
