import type { Tx } from "#db/client.ts";
import { instant } from "#server/dashboards/cells.ts";
import type { DevicesParams } from "#server/dashboards/params.ts";
import type { Device, Use } from "./question.ts";

/** Over a tenant a kind of device stands for its devices, under this id. */
export const KIND = "kind:";

/** A subject's devices, or over a whole tenant the kinds that stand for them; and how many main meters there are. */
export async function loadDeviceList(tx: Tx, subject: string | null): Promise<{ devices: Device[]; homes: number }> {
  if (subject === null) return loadKinds(tx);
  type Found = Omit<Device, "lastSeen"> & { last_at: Date | null };
  const found = await tx<Found[]>`
    select device, name, kind, room, parent, role, last_at from serve.devices where subject = ${subject} order by name, device`;
  const devices = found.map(({ last_at, ...device }) => ({ ...device, lastSeen: last_at === null ? null : instant(last_at) }));
  return { devices, homes: devices.filter((device) => device.role === "home").length };
}

async function loadKinds(tx: Tx): Promise<{ devices: Device[]; homes: number }> {
  const [kinds, [counted]] = await Promise.all([
    tx<{ kind: string | null }[]>`select distinct kind from serve.devices_month where role in ('part', 'alone') order by kind`,
    tx<{ homes: number }[]>`
      select count(*)::int as homes from (select distinct subject, device from serve.devices_month where role = 'home') homes`,
  ]);
  const devices = kinds.map(({ kind }): Device => {
    const id = `${KIND}${kind ?? ""}`;
    return { device: id, name: kind ?? "unknown", kind, room: null, parent: null, role: "part", lastSeen: null };
  });
  return { devices, homes: counted!.homes };
}

/** Until when there are data, in ms since 1970: as far into the newest hour as its best covered device is. */
export async function loadDataEnd(tx: Tx, subject: string | null): Promise<number | null> {
  const own = subject === null ? tx`` : tx`and subject = ${subject}`;
  const months = subject === null ? tx`serve.devices_tenant_month` : tx`serve.devices_month`;
  const [end] = await tx<{ ms: string }[]>`
    select (extract(epoch from hour) * 1000 + max(covered_ms))::bigint::text as ms from serve.devices_hourly
    where day >= (select max(month) from ${months} where true ${own}) ${own}
    group by hour order by hour desc limit 1`;
  return end ? Number(end.ms) : null;
}

/**
 * What the viewer's filters make of "use", and what the bars are stacked of.
 * @param devices as loadDeviceList gives them.
 */
export function focus(
  filters: DevicesParams["filters"],
  devices: readonly Device[],
  subject: string | null,
): { use: Use; stack: Use["filters"] } {
  const parts = { dimension: "role", in: ["part", "alone"] };
  const { device, room } = filters;
  if (device === null && room === null) return { use: { measure: "devices.use", filters: [], whole: true }, stack: [parts] };
  if (subject === null) {
    const kinds = device?.filter((id) => id.startsWith(KIND)).map((id) => id.slice(KIND.length) || null);
    const chosen = [
      parts,
      ...(kinds ? [{ dimension: "device_kind", in: kinds }] : []),
      ...(room ? [{ dimension: "room", in: room }] : []),
    ];
    return { use: { measure: "devices.energy", filters: chosen, whole: false }, stack: chosen };
  }
  const chosen = devices.filter(
    (each) =>
      (device === null || device.includes(each.device)) && (room === null || (each.room !== null && room.includes(each.room))),
  );
  const topmost = [{ dimension: "device", in: withoutInner(chosen, devices).map((each) => each.device) }];
  return { use: { measure: "devices.energy", filters: topmost, whole: false }, stack: topmost };
}

/** Those of the chosen devices that are behind no other chosen one. */
function withoutInner(chosen: readonly Device[], all: readonly Device[]): Device[] {
  const byId = new Map(all.map((device) => [device.device, device]));
  const ids = new Set(chosen.map((device) => device.device));
  return chosen.filter((device) => {
    const seen = new Set([device.device]); // parents may form a ring
    for (let above = device.parent; above !== null && !seen.has(above); above = byId.get(above)?.parent ?? null) {
      if (ids.has(above)) return false;
      seen.add(above);
    }
    return true;
  });
}
