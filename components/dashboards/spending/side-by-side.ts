import { type SideBySide, subjectLink } from "#components/dashboards/wide/side-by-side.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** What each customer spent, for the tenant-wide tiles; null on the dashboard of one. */
export function spendingSides(view: SpendingView, state: DashboardState): SideBySide | null {
  return (
    view.wide && {
      wide: view.wide,
      unit: { kind: "money", currency: view.currency },
      done: "spent",
      head: view,
      href: (subject) => subjectLink("/spending", state, subject),
    }
  );
}
