import { dayNumber, localDay, MINUTE, timeText } from "#pipelines/demo/days.ts";
import type { DemoEvent } from "#pipelines/demo/demo-event.ts";
import { type DeviceDay, type HomeDay, homeDay, isGap } from "./day-model.ts";
import { deviceId, type Home } from "./homes.ts";

const SOURCE = "/nordlicht/telemetry";

/** How often things report, in minutes: rarely in the past, finely in the last weeks. A day has whole ones of each. */
type Pace = { meter: number; fridge: number; climate: number };
const COARSE: Pace = { meter: 60, fridge: 180, climate: 120 };
const FINE: Pace = { meter: 15, fridge: 60, climate: 30 };

/** What a home reported on one local day. `register`: kWh on the counter at its midnight. */
export function readingsOf(home: Home, day: HomeDay, number: number, fine: boolean, register: number): DemoEvent[] {
  if (isGap(home, number)) return [];
  const pace = fine ? FINE : COARSE;
  return day.devices.flatMap((it) => {
    if (it.runs) return runEvents(home, day, it);
    const step = it.device.model === "whole" ? pace.meter : it.device.model === "fridge" ? pace.fridge : pace.climate;
    if (it.device.model === "whole" && home.meter === "counter") return counterEvents(home, day, it, step, number, register);
    return intervalEvents(home, day, it, step);
  });
}

/** A reading as sent by its device; live ones (power) as well. */
export function reading(
  home: Home,
  it: DeviceDay["device"],
  at: number,
  knownAt: number,
  channels: Record<string, unknown>,
  live = false,
): DemoEvent {
  const id = deviceId(home, it);
  const time = timeText(home.zone, at);
  return {
    knownAt,
    event: {
      specversion: "1.0",
      id: `${id}-${Math.floor(at / 1000)}${live ? "-live" : ""}`,
      source: SOURCE,
      type: "inlay.devices.reading.v1",
      subject: home.subject,
      time,
      data: { deviceId: id, channels },
    },
  };
}

const interval = (watts: Float64Array, from: number, to: number) => {
  let sum = 0;
  for (let minute = from; minute < to; minute++) sum += watts[minute]!;
  return { value: Math.round((sum / 60) * 10) / 10, unit: "Wh", seconds: (to - from) * 60 };
};

function intervalEvents(home: Home, { start, minutes }: HomeDay, { device, watts }: DeviceDay, step: number): DemoEvent[] {
  const events: DemoEvent[] = [];
  for (let from = 0; from < minutes; from += step) {
    const to = Math.min(minutes, from + step);
    events.push(
      reading(home, device, start + from * MINUTE, start + to * MINUTE, { energy_interval: interval(watts, from, to) }),
    );
  }
  return events;
}

const DAY_MINUTES = 1_440;

/** Switched devices report each run when it ends, and the time without one when that ends. */
function runEvents(home: Home, { start, minutes }: HomeDay, { device, watts, runs }: DeviceDay): DemoEvent[] {
  const events: DemoEvent[] = [];
  const add = (from: number, to: number, value: "on" | "off") => {
    if (to <= from) return;
    // One event may stand for a day at most, and the day on which clocks go back has 25 hours.
    if (to - from > DAY_MINUTES) {
      add(from, from + DAY_MINUTES, value);
      add(from + DAY_MINUTES, to, value);
      return;
    }
    const channels = { state: { value }, energy_interval: interval(watts, from, to) };
    events.push(reading(home, device, start + from * MINUTE, start + to * MINUTE, channels));
  };
  let at = 0;
  for (const run of [...runs!].sort((a, b) => a.from - b.from)) {
    if (run.from < at) continue;
    add(at, run.from, "off");
    add(run.from, run.to, "on");
    at = run.to;
  }
  add(at, minutes, "off");
  return events;
}

function counterEvents(
  home: Home,
  day: HomeDay,
  { device, watts }: DeviceDay,
  step: number,
  number: number,
  register: number,
): DemoEvent[] {
  const events: DemoEvent[] = [];
  let total = register;
  const exchanged = isExchange(number) ? EXCHANGED_AT : -1;
  for (let minute = 0; minute < day.minutes; minute++) {
    if (minute === exchanged) total = 0;
    if (minute % step === 0) {
      const at = day.start + minute * MINUTE;
      events.push(reading(home, device, at, at, { energy_counter: { value: Math.round(total * 1000) / 1000, unit: "kWh" } }));
    }
    total += watts[minute]! / 60_000;
  }
  return events;
}

/** The counter was exchanged for a new one on each 17 March at ten. */
const EXCHANGED_AT = 10 * 60;
const isExchange = (number: number) => {
  const { month, day } = localDay(number);
  return month === 3 && day === 17;
};

/** The counter's kWh at a local midnight, from the last exchange on. */
export function registerAt(seed: string, home: Home, number: number): number {
  const { year } = localDay(number);
  const thisYear = dayNumber(year, 3, 17);
  let total = 0;
  for (let day = thisYear < number ? thisYear : dayNumber(year - 1, 3, 17); day < number; day++)
    total += usedOn(homeDay(seed, home, day), day);
  return total;
}

/** kWh that the counter of this day leaves behind: of an exchange day only what came after it. */
export function usedOn(day: HomeDay, number: number): number {
  const watts = day.devices[0]!.watts;
  let sum = 0;
  for (let minute = isExchange(number) ? EXCHANGED_AT : 0; minute < day.minutes; minute++) sum += watts[minute]!;
  return sum / 60_000;
}

export const nextRegister = (register: number, day: HomeDay, number: number): number =>
  (isExchange(number) ? 0 : register) + usedOn(day, number);
