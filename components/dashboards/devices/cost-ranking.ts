import { type Cost, costName, isUntracked } from "#components/dashboards/devices/cost-model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** Rows beside the chart. */
const SHOWN = 6;

/** What each device cost, the costliest first; together they are the whole. */
export function costRanking(
  view: DevicesView,
  state: DashboardState,
  { byDevice }: Cost,
  currency: string,
  words: Words,
): Ranking {
  const { byDevice: messages } = words.devices.cost;
  const unit = { kind: "money", currency } as const;
  const left = byDevice.slice(SHOWN);
  return {
    title: messages.title,
    summary: summaryOf(byDevice[0], words),
    columns: [messages.columns.device, messages.columns.cost, messages.columns.share],
    rows: byDevice.slice(0, SHOWN).map((part) => {
      const { device, costMinor, wh, share } = part;
      const amount = words.exact(costMinor, unit);
      return {
        key: device,
        name: costName(words, part),
        value: costMinor,
        figure: words.short(costMinor, unit),
        exact: wh === null ? amount : messages.costFor(amount, words.exact(wh, { kind: "energy" })),
        beside: share === null ? null : words.percent(share),
        compared: null,
        comparedName: null,
        ...(!isUntracked(part) && { href: readingsLink(state, view, { device }) }),
      };
    }),
    rest:
      left.length > 0
        ? words.devices.others(
            left.length,
            words.exact(
              left.reduce((sum, one) => sum + one.costMinor, 0),
              unit,
            ),
          )
        : null,
  };
}

function summaryOf(top: Cost["byDevice"][number] | undefined, words: Words): string {
  const { none, most, mostOf } = words.devices.cost.byDevice;
  if (!top) return none;
  const name = costName(words, top);
  return top.share === null ? most(name) : mostOf(name, words.percent(top.share));
}
