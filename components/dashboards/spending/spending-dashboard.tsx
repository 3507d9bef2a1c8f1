"use client";
import { useMemo } from "react";
import type { Drawings } from "#components/charts/model.ts";
import { CashFlowTile } from "#components/dashboards/spending/cash-flow-tile.tsx";
import { CategoryTile } from "#components/dashboards/spending/category-tile.tsx";
import { FlowTile } from "#components/dashboards/spending/flow-tile.tsx";
import { MerchantsTile } from "#components/dashboards/spending/merchants-tile.tsx";
import { PaceTile } from "#components/dashboards/spending/pace-tile.tsx";
import { RecurringTile } from "#components/dashboards/spending/recurring-tile.tsx";
import { spendingSides } from "#components/dashboards/spending/side-by-side.ts";
import { UnusualTile } from "#components/dashboards/spending/unusual-tile.tsx";
import { WideTiles } from "#components/dashboards/wide/wide-tiles.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type SpendingDrawings = { cashFlow: Drawings; pace: Drawings; flow: Drawings; wide: Drawings };

/** How much came in and went out, what for, how fast, to whom, what comes again, and what stands out. */
export function SpendingDashboard({
  view,
  state,
  drawings,
  decides,
}: {
  view: SpendingView;
  state: DashboardState;
  drawings: SpendingDrawings;
  /** May confirm, merge and dismiss what was found. */
  decides: boolean;
}) {
  const props = useMemo(() => ({ view, state }), [view, state]);
  const sides = useMemo(() => spendingSides(view, state), [view, state]);
  return (
    <div className="tiles">
      <CashFlowTile {...props} drawings={drawings.cashFlow} />
      <PaceTile {...props} drawings={drawings.pace} />
      <CategoryTile {...props} />
      <MerchantsTile {...props} />
      {view.recurring && <RecurringTile {...props} recurring={view.recurring} decides={decides} />}
      {view.unusual && <UnusualTile {...props} unusual={view.unusual} decides={decides} />}
      <FlowTile {...props} drawings={drawings.flow} />
      {sides && <WideTiles sides={sides} drawings={drawings.wide} />}
    </div>
  );
}
