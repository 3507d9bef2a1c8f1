import { answer } from "#app/(app)/answer.ts";
import { caller } from "#app/(app)/me.ts";
import { DASHBOARDS, type DashboardName } from "#server/dashboards/view.ts";

/** The dashboards that whoever is signed in has data for; all of them when there is none yet. Only for what to offer. */
export async function domainsOf(): Promise<readonly DashboardName[]> {
  const { dashboards } = await caller();
  const offered = await answer(dashboards.offered({}));
  return offered && offered.length > 0 ? offered : DASHBOARDS;
}
