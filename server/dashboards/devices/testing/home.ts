import { inScope } from "#db/scope.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { DevicesParams } from "#server/dashboards/params.ts";
import { uuidv7 } from "#server/ids.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
type Channels = Record<string, object>;
export type Reading = { device: string; at: string | number; channels: Channels; home?: string };

export const watts = (value: number): Channels => ({ power: { value, unit: "W" } });
export const counter = (value: number): Channels => ({ energy_counter: { value, unit: "Wh" } });
export const interval = (value: number, seconds: number): Channels => ({ energy_interval: { value, unit: "Wh", seconds } });
export const state = (value: "on" | "off"): Channels => ({ state: { value } });

/** Readings of one device from an instant on, every so many ms. */
export const series = (
  device: string,
  from: string,
  count: number,
  channels: (index: number) => Channels,
  step: number = HOUR,
): Reading[] =>
  Array.from({ length: count }, (_, index) => ({ device, at: Date.parse(from) + index * step, channels: channels(index) }));

/** A tenant whose homes send events like any client's, and are looked at like anybody's. */
export async function tenantOfHomes(db: TestDatabase, zone = "Europe/Berlin") {
  const slug = `t-${uuidv7().slice(-12)}`;
  const settings = { slug, name: slug, zone, currency: "EUR", acceptFrom: "2000-01-01" };
  const { id: tenantId } = await createTenant(db.sql("pipeline"), settings, "system:test");
  let sent = 0;

  async function send(events: { type: string; subject: string; time: string; data: object }[]): Promise<void> {
    for (let first = 0; first < events.length; first += 1_000) {
      const items = events.slice(first, first + 1_000).map((event) => ({
        value: { specversion: "1.0", id: `e${++sent}`, source: "/homes", ...event },
      }));
      const receipt = await collect(db.sql("collector"), { tenantId, transport: "http", origin: "test", items });
      if (receipt.results.length > 0) throw new Error(JSON.stringify(receipt.results[0]));
    }
    await processAll(db.sql("pipeline"));
  }

  return {
    tenantId,
    devices: (devices: { home?: string; deviceId: string; [field: string]: unknown }[]) =>
      send(
        devices.map(({ home = "home", ...data }) => ({
          ...{ type: "inlay.devices.device.v1", subject: home, time: "2020-01-01T00:00:00Z", data },
        })),
      ),
    zone: (home: string, timeZone: string) =>
      send([{ type: "inlay.core.subject.v1", subject: home, time: "2020-01-01T00:00:00Z", data: { timeZone } }]),
    readings: (readings: Reading[]) =>
      send(
        readings.map(({ device, at, channels, home = "home" }) => ({
          type: "inlay.devices.reading.v1",
          subject: home,
          time: new Date(at).toISOString(),
          data: { deviceId: device, channels },
        })),
      ),
    /** The dashboard of a home (null: of all of them), as the app loads it. */
    load: (input: object, home: string | null = "home"): Promise<DevicesView> =>
      inScope(
        db.sql("app"),
        { tenantId, subjects: home === null ? { mode: "all" } : { mode: "one", subject: home }, limits: "none" },
        async (tx) => DevicesView.parse(await loadDevices(tx, { ...DevicesParams.parse(input), subject: home })),
      ),
  };
}

export type Homes = Awaited<ReturnType<typeof tenantOfHomes>>;
export const days = (from: string, to: string) => ({ period: { from, to } });
export const only = (...device: string[]) => ({ filters: { device, room: null } });
