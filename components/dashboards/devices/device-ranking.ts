import { readingsLink } from "#components/dashboards/devices/links.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import { kindName, plural } from "#components/dashboards/words.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const SHOWN = 10;

/** Devices by use, the largest first; over a tenant they are kinds of device. With `all` every one, for a file. */
export function deviceRanking(view: DevicesView, state: DashboardState, { all = false } = {}): Ranking {
  const unit = { kind: "energy" } as const;
  const { ranking } = view.when;
  const rooms = new Map(view.devices.map((device) => [device.device, device.room]));
  const kinds = view.subject === null;
  const shown = all ? ranking.length : SHOWN;
  const left = ranking.slice(shown);
  const top = ranking[0];
  return {
    title: kinds ? "Kinds of device" : "Devices",
    summary: top
      ? `${nameOf(top.name, kinds)} used the most${top.share === null ? "" : `, ${percent(top.share)} of the total`}.`
      : "No device has data.",
    columns: [kinds ? "Kind" : "Device", "Used", "Share"],
    rows: ranking.slice(0, shown).map(({ device, name, wh, share }) => ({
      key: device,
      name: nameOf(name, kinds),
      value: wh,
      figure: short(wh, unit),
      exact: exact(wh, unit),
      beside: share === null ? null : percent(share),
      compared: null,
      comparedName: rooms.get(device) ?? null,
      // A kind is no device: its readings are found by subject.
      ...(!kinds && { href: readingsLink(state, view, { device }) }),
    })),
    rest:
      left.length > 0
        ? `${plural(left.length, "other")} · ${exact(
            left.reduce((sum, one) => sum + one.wh, 0),
            unit,
          )}`
        : null,
  };
}

/** A kind is a slug; a device has the name that its owner gave it. */
function nameOf(name: string, kind: boolean): string {
  return kind ? kindName(name) : name;
}
