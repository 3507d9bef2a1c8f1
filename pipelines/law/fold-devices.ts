import { Temporal } from "temporal-polyfill";
import { currentOf, zonesOf } from "#pipelines/law/current.ts";
import type { LawEvent } from "#pipelines/law/events.ts";

export type HourOfDevice = {
  day: string;
  hourOfDay: number;
  role: string;
  energy: bigint | null;
  covered: number;
  on: number;
  starts: number;
  peak: number | null;
  peakAt: number | null;
  readings: number;
};

const CHANNELS = ["power", "energy_counter", "energy_interval", "state"] as const;
type Channel = (typeof CHANNELS)[number];
type Reading = { at: number; value: bigint; span: number };
const QUARTER = 900_000;

/** Units as exact fractions of mW and µJ. */
const SCALE: Record<string, bigint> = {
  W: 1_000n,
  kW: 1_000_000n,
  mW: 1n,
  J: 1_000_000n,
  MJ: 1_000_000_000_000n,
  Wh: 3_600_000_000n,
  kWh: 3_600_000_000_000n,
};

/** The hourly device rollup that these events make, worked out in memory from the contract alone. Key: JSON [subject, device, hour in ms]. */
export function foldDevices(events: readonly LawEvent[], tenantZone: string): Map<string, HourOfDevice> {
  const zoneOf = zonesOf(events, tenantZone);
  const devices = currentOf(events, "inlay.devices.device.v1", (event) => JSON.stringify([event.subject, event.data.deviceId]));
  const said = (subject: string, device: string) => {
    const event = devices.get(JSON.stringify([subject, device]));
    return event && !event.data.deleted ? event.data : {};
  };
  const hours = new Map<string, HourOfDevice>();
  for (const [series, channels] of readingsOf(events)) {
    const [subject, device] = JSON.parse(series) as [string, string];
    const role = roleOf((of) => said(subject, of), device);
    const gap = ((said(subject, device).gapLimitSeconds as number | undefined) ?? 300) * 1000;
    const hourOf = (ms: number): HourOfDevice => {
      const quarter = Math.floor(ms / QUARTER) * QUARTER;
      const local = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(zoneOf(subject));
      const start = quarter - local.minute * 60_000;
      const key = JSON.stringify([subject, device, start]);
      const known = hours.get(key);
      if (known) return known;
      const label = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zoneOf(subject));
      const made: HourOfDevice = {
        day: label.toPlainDate().toString(),
        hourOfDay: label.hour,
        role,
        energy: null,
        covered: 0,
        on: 0,
        starts: 0,
        peak: null,
        peakAt: null,
        readings: 0,
      };
      hours.set(key, made);
      return made;
    };
    foldSeries(channels, gap, hourOf);
  }
  return hours;
}

/** Per (subject, device): the current readings of each channel in order of time. */
function readingsOf(events: readonly LawEvent[]): Map<string, Record<Channel, Reading[]>> {
  const result = new Map<string, Record<Channel, Reading[]>>();
  for (const channel of CHANNELS) {
    const about = events.filter(
      (event) =>
        event.type === "inlay.devices.reading.v1" &&
        (event.data.channels === undefined || channel in (event.data.channels as object)),
    );
    const current = currentOf(about, "inlay.devices.reading.v1", (event) =>
      JSON.stringify([event.subject, event.data.deviceId, Date.parse(event.time)]),
    );
    for (const event of current.values()) {
      if (event.data.deleted) continue;
      const body = (event.data.channels as Record<Channel, { value: number | string; unit: string; seconds: number }>)[channel];
      const key = JSON.stringify([event.subject, event.data.deviceId]);
      const series = result.get(key) ?? { power: [], energy_counter: [], energy_interval: [], state: [] };
      series[channel].push({
        at: Date.parse(event.time),
        value: channel === "state" ? BigInt(body.value === "on" ? 1 : 0) : exact(body.value as number, SCALE[body.unit]!),
        span: channel === "energy_interval" ? Math.round(body.seconds * 1000) : 0,
      });
      result.set(key, series);
    }
  }
  for (const series of result.values()) for (const channel of CHANNELS) series[channel].sort((a, b) => a.at - b.at);
  return result;
}

/** value x scale, rounded half away from zero; the law's values are multiples of 1/16. */
function exact(value: number, scale: bigint): bigint {
  const product = BigInt(value * 16) * scale;
  const half = product < 0n ? -8n : 8n;
  return (product + half) / 16n;
}

function roleOf(said: (device: string) => Record<string, unknown>, device: string): string {
  const own = said(device);
  if (own.parentId === undefined) return own.kind === "meter" ? "home" : "alone";
  const parent = said(own.parentId as string);
  return parent.parentId === undefined && parent.kind === "meter" ? "part" : "nested";
}

function foldSeries(channels: Record<Channel, Reading[]>, gap: number, hourOf: (ms: number) => HourOfDevice): void {
  const quarters = new Map<number, Partial<Record<Channel, { energy: bigint; ms: number }>>>();
  const add = (channel: Channel, a: number, b: number, energy: bigint) => {
    if (b <= a) return;
    const until = (ms: number) => floorDiv(energy * BigInt(ms - a), BigInt(b - a));
    for (let q = Math.floor(a / QUARTER); q * QUARTER < b; q++) {
      const from = Math.max(a, q * QUARTER);
      const to = Math.min(b, (q + 1) * QUARTER);
      const slot = quarters.get(q) ?? {};
      const sum = slot[channel] ?? { energy: 0n, ms: 0 };
      slot[channel] = { energy: sum.energy + until(to) - until(from), ms: sum.ms + to - from };
      quarters.set(q, slot);
    }
  };
  channels.power.forEach((reading, index) => {
    const next = channels.power[index + 1];
    if (next)
      add("power", reading.at, Math.min(next.at, reading.at + gap), reading.value * BigInt(Math.min(next.at - reading.at, gap)));
  });
  channels.energy_counter.forEach((reading, index) => {
    const before = channels.energy_counter[index - 1];
    if (before)
      add("energy_counter", before.at, reading.at, reading.value < before.value ? reading.value : reading.value - before.value);
  });
  for (const reading of channels.energy_interval) add("energy_interval", reading.at, reading.at + reading.span, reading.value);
  channels.state.forEach((reading, index) => {
    const next = channels.state[index + 1];
    if (next && reading.value === 1n) add("state", reading.at, Math.min(next.at, reading.at + gap), 0n);
    if (reading.value === 1n && channels.state[index - 1]?.value === 0n) hourOf(reading.at).starts += 1;
  });
  for (const [q, slot] of quarters) {
    const hour = hourOf(q * QUARTER);
    const best = slot.energy_interval ?? slot.energy_counter ?? slot.power;
    if (best) {
      hour.energy = (hour.energy ?? 0n) + best.energy;
      hour.covered += Math.min(best.ms, QUARTER);
    }
    if (slot.state) hour.on += Math.min(slot.state.ms, QUARTER);
  }
  for (const channel of CHANNELS) for (const reading of channels[channel]) hourOf(reading.at).readings += 1;
  const peaks = [
    ...channels.power.map((reading) => ({ at: reading.at, watts: Number(reading.value) })),
    ...channels.energy_interval.map((reading) => ({
      at: reading.at,
      watts: Number(rounded(reading.value, BigInt(reading.span))),
    })),
  ].sort((a, b) => a.at - b.at);
  for (const { at, watts } of peaks) {
    const hour = hourOf(at);
    if (hour.peak === null || watts > hour.peak) Object.assign(hour, { peak: watts, peakAt: at });
  }
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** a / b rounded half away from zero, b > 0. */
function rounded(a: bigint, b: bigint): bigint {
  const sign = a < 0n ? -1n : 1n;
  return (sign * (2n * sign * a + b)) / (2n * b);
}
