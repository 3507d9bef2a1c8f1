import type { Unit } from "#components/format/unit.ts";
import { type DashboardState, printState } from "#components/url/dashboard-state.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";
import type { Wide } from "#server/dashboards/wide-view.ts";

/** What the tenant-wide tiles of a dashboard are made of. */
export type SideBySide = {
  wide: Wide;
  unit: Unit;
  /** What a customer did with it: `words.wide` has the sentences of each. */
  done: "spent" | "used";
  head: Pick<DashboardHead, "period" | "comparison" | "asOf" | "zone">;
  /** The dashboard of one customer, over the same days. */
  href: (subject: string) => string;
};

/** A customer's page of a dashboard. Accounts and devices are a customer's own: what was chosen of them stays behind. */
export function subjectLink(path: string, state: DashboardState, subject: string): string {
  const filters = { ...state.filters, account: [], device: [], room: [] };
  return `${path}${printState({ ...state, subject, filters })}`;
}
