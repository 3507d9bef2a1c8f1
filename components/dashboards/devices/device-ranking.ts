import { readingsLink } from "#components/dashboards/devices/links.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import { kindName } from "#components/dashboards/words.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const SHOWN = 10;

/** Devices by use, the largest first; over a tenant they are kinds of device. With `all` every one, for a file. */
export function deviceRanking(view: DevicesView, state: DashboardState, words: Words, { all = false } = {}): Ranking {
  const messages = words.devices.ranking;
  const unit = { kind: "energy" } as const;
  const { ranking } = view.when;
  const rooms = new Map(view.devices.map((device) => [device.device, device.room]));
  const kinds = view.subject === null;
  // A kind is a slug; a device has the name that its owner gave it.
  const nameOf = (name: string) => (kinds ? kindName(words, name) : name);
  const shown = all ? ranking.length : SHOWN;
  const left = ranking.slice(shown);
  const { device: ofDevice, kind: ofKind, used, share: ofShare } = messages.columns;
  return {
    title: kinds ? messages.kinds : messages.title,
    summary: summaryOf(ranking[0], nameOf, words),
    columns: [kinds ? ofKind : ofDevice, used, ofShare],
    rows: ranking.slice(0, shown).map(({ device, name, wh, share }) => ({
      key: device,
      name: nameOf(name),
      value: wh,
      figure: words.short(wh, unit),
      exact: words.exact(wh, unit),
      beside: share === null ? null : words.percent(share),
      compared: null,
      comparedName: rooms.get(device) ?? null,
      // A kind is no device: its readings are found by subject.
      ...(!kinds && { href: readingsLink(state, view, { device }) }),
    })),
    rest:
      left.length > 0
        ? words.devices.others(
            left.length,
            words.exact(
              left.reduce((sum, one) => sum + one.wh, 0),
              unit,
            ),
          )
        : null,
  };
}

type Row = DevicesView["when"]["ranking"][number];

function summaryOf(top: Row | undefined, nameOf: (name: string) => string, words: Words): string {
  const { none, most, mostOf } = words.devices.ranking;
  if (!top) return none;
  return top.share === null ? most(nameOf(top.name)) : mostOf(nameOf(top.name), words.percent(top.share));
}
