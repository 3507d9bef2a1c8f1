import type { Tx } from "#db/client.ts";
import { instant } from "#server/dashboards/cells.ts";
import { monthsOf } from "#server/dashboards/months-of.ts";
import type { DevicesParams } from "#server/dashboards/params.ts";
import type { MetricFilter } from "#server/metrics/contract.ts";
import type { Channel, Heard } from "./heard.ts";
import type { Device, Use } from "./question.ts";

/** Over a tenant a kind of device stands for its devices, under this id. */
export const KIND = "kind:";

/** What there is: `heard` only of a subject's own devices; over a tenant they are too many. */
type Found = { devices: Device[]; heard: Heard[]; homes: number };

/** A subject's devices, or over a whole tenant the kinds that stand for them; and how many main meters there are. */
export async function loadDeviceList(tx: Tx, subject: string | null): Promise<Found> {
  if (subject === null) return loadKinds(tx);
  const rows = await tx<DeviceRow[]>`
    select device, name, kind, room, parent, role, channels, gap_limit_s, expected_s, first_at, last_at, last_until
    from serve.devices where subject = ${subject} order by name, device`;
  const devices = rows.map(({ device, name, kind, room, parent, role, last_at }) => {
    return { device, name, kind, room, parent, role, lastSeen: last_at && instant(last_at) };
  });
  return { devices, heard: rows.map(heardOf), homes: devices.filter((device) => device.role === "home").length };
}

type DeviceRow = Omit<Device, "lastSeen"> & {
  channels: Channel[];
  gap_limit_s: number;
  expected_s: number | null;
  first_at: Date | null;
  last_at: Date | null;
  last_until: Date | null;
};

const heardOf = (row: DeviceRow): Heard => ({
  device: row.device,
  name: row.name,
  role: row.role,
  channels: row.channels,
  gapMs: row.gap_limit_s * 1_000,
  limitMs: Math.max(row.gap_limit_s, row.expected_s ?? 0) * 1_000,
  firstAt: row.first_at?.getTime() ?? null,
  lastAt: row.last_at?.getTime() ?? null,
  until: row.last_until?.getTime() ?? null,
});

async function loadKinds(tx: Tx): Promise<Found> {
  const [kinds, [counted]] = await Promise.all([
    tx<{ kind: string | null }[]>`select distinct kind from serve.devices_month where role in ('part', 'alone') order by kind`,
    tx<{ homes: number }[]>`
      select count(*)::int as homes from (select distinct subject, device from serve.devices_month where role = 'home') homes`,
  ]);
  const devices = kinds.map(({ kind }): Device => {
    const id = `${KIND}${kind ?? ""}`;
    return { device: id, name: kind ?? "unknown", kind, room: null, parent: null, role: "part", lastSeen: null };
  });
  return { devices, heard: [], homes: counted!.homes };
}

/** Until when there are data, in ms since 1970: as far into the newest hour as its best covered device is. */
export async function loadDataEnd(tx: Tx, subject: string | null): Promise<number | null> {
  const own = subject === null ? tx`` : tx`and subject = ${subject}`;
  const months = monthsOf(tx, "devices", subject);
  const [end] = await tx<{ ms: string }[]>`
    select (extract(epoch from hour) * 1000 + max(covered_ms))::bigint::text as ms from serve.devices_hourly
    where day >= (select max(month) from ${months} where true ${own}) ${own}
    group by hour order by hour desc limit 1`;
  return end ? Number(end.ms) : null;
}

/** The devices that filters keep, also those behind another one: each for itself. */
export const keptBy = <Kept extends { device: string }>(
  { device, room }: DevicesParams["filters"],
  devices: readonly Device[],
  of: readonly Kept[],
): Kept[] => {
  const ids = new Set(
    devices
      .filter((each) => device === null || device.includes(each.device))
      .filter((each) => room === null || (each.room !== null && room.includes(each.room)))
      .map((each) => each.device),
  );
  return of.filter((each) => ids.has(each.device));
};

/** What filters keep of a whole tenant's devices, in the words of the registry. */
export function keptKinds({ device, room }: DevicesParams["filters"]): MetricFilter[] {
  const kinds = device?.filter((id) => id.startsWith(KIND)).map((id) => id.slice(KIND.length) || null);
  return [...(kinds ? [{ dimension: "device_kind", in: kinds }] : []), ...(room ? [{ dimension: "room", in: room }] : [])];
}

/**
 * What the viewer's filters make of "use", and what the bars are stacked of.
 * @param devices as loadDeviceList gives them.
 * @param locked whether rows are locked by device or room: like a filter that nobody can take away, it leaves no whole
 *   home to speak of, and each device speaks for itself.
 */
export function focus(
  filters: DevicesParams["filters"],
  devices: readonly Device[],
  subject: string | null,
  locked: boolean,
): { use: Use; stack: Use["filters"] } {
  const parts = { dimension: "role", in: ["part", "alone"] };
  if (!locked && filters.device === null && filters.room === null)
    return { use: { measure: "devices.use", filters: [], whole: true }, stack: [parts] };
  if (subject === null) {
    const chosen = [parts, ...keptKinds(filters)];
    return { use: { measure: "devices.energy", filters: chosen, whole: false }, stack: chosen };
  }
  const chosen = withoutInner(keptBy(filters, devices, devices), devices);
  const topmost = [{ dimension: "device", in: chosen.map((each) => each.device) }];
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
