import { type SideBySide, subjectLink } from "#components/dashboards/wide/side-by-side.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** What each customer used, for the tenant-wide tiles; null on the dashboard of one. */
export function devicesSides(view: DevicesView, state: DashboardState): SideBySide | null {
  return (
    view.wide && {
      wide: view.wide,
      unit: { kind: "energy" },
      done: "used",
      head: view,
      href: (subject) => subjectLink("/devices", state, subject),
    }
  );
}
