import type { Cost } from "#components/dashboards/devices/cost-model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import { plural } from "#components/dashboards/words.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** Rows beside the chart. */
const SHOWN = 6;
/** What no device accounts for, as the server names it. */
const UNTRACKED = "untracked";

/** What each device cost, the costliest first; together they are the whole. */
export function costRanking(view: DevicesView, state: DashboardState, { byDevice }: Cost, currency: string): Ranking {
  const unit = { kind: "money", currency } as const;
  const left = byDevice.slice(SHOWN);
  const top = byDevice[0];
  return {
    title: "Cost by device",
    summary: top
      ? `${top.name} cost the most${top.share === null ? "" : `, ${percent(top.share)} of the whole`}.`
      : "No device has a cost.",
    columns: ["Device", "Cost", "Share"],
    rows: byDevice.slice(0, SHOWN).map(({ device, name, costMinor, wh, share }) => ({
      key: device,
      name,
      value: costMinor,
      figure: short(costMinor, unit),
      exact: `${exact(costMinor, unit)}${wh === null ? "" : ` for ${exact(wh, { kind: "energy" })}`}`,
      beside: share === null ? null : percent(share),
      compared: null,
      comparedName: null,
      ...(device !== UNTRACKED && { href: readingsLink(state, view, { device }) }),
    })),
    rest:
      left.length > 0
        ? `${plural(left.length, "other")} · ${exact(
            left.reduce((sum, one) => sum + one.costMinor, 0),
            unit,
          )}`
        : null,
  };
}
