import { DAY, instantOf, type LocalDay, localDay, MINUTE } from "#pipelines/demo/days.ts";
import { type Random, random } from "#pipelines/demo/random.ts";
import type { Device, Home } from "./homes.ts";

/** A stretch in which a device works, in minutes from local midnight. */
export type Run = { from: number; to: number };

export type DeviceDay = {
  device: Device /** Watts of each minute. */;
  watts: Float64Array /** For devices that are switched on and off. */;
  runs: Run[] | null;
};

/** One home's local day, minute by minute: 1,440 of them, 60 fewer or more when the clock changes. */
export type HomeDay = { start: number; minutes: number; devices: DeviceDay[] };

/** The day of a home as it was; depends on seed, home and day alone. */
export function homeDay(seed: string, home: Home, number: number): HomeDay {
  const start = instantOf(home.zone, number, 0);
  const minutes = Math.round((instantOf(home.zone, number + 1, 0) - start) / MINUTE);
  const day = localDay(number);
  const chance = random(seed, home.subject, number);
  const outside = temperature(home, number, chance);
  const whole = new Float64Array(minutes);
  const devices: DeviceDay[] = [];
  const ambience = baseLoad(home, day, chance);
  for (let minute = 0; minute < minutes; minute++) whole[minute] = ambience[Math.min(23, Math.floor(minute / 60))]!;
  for (const device of home.devices) {
    if (device.model === "whole") continue;
    const made = model(device, day, outside, minutes, random(seed, home.subject, device.id, number));
    for (let minute = 0; minute < minutes; minute++) whole[minute]! += made.watts[minute]!;
    devices.push(made);
  }
  const main = home.devices.find((device) => device.model === "whole")!;
  return { start, minutes, devices: [{ device: main, watts: whole, runs: null }, ...devices] };
}

/** Mean outside temperature of the day, °C: the season, and weather that lasts some days. */
function temperature(home: Home, number: number, chance: Random): number {
  const [coldest, warmest] = home.climate;
  const season = -Math.cos(((number % 365.2425) - 20) * ((2 * Math.PI) / 365.2425));
  const weather = 3 * Math.sin(number / 3.7 + home.base) + 2 * Math.sin(number / 9.1);
  return (coldest + warmest) / 2 + ((warmest - coldest) / 2) * season + weather + chance.between(-1.5, 1.5);
}

const WAKING = [
  0.1, 0.05, 0.05, 0.05, 0.1, 0.3, 0.8, 0.9, 0.5, 0.35, 0.35, 0.5, 0.7, 0.5, 0.35, 0.4, 0.55, 0.9, 1.3, 1.2, 1, 0.8, 0.5, 0.25,
];

/** What nobody measures: router, lights, cooking, in watts by hour. */
function baseLoad(home: Home, day: LocalDay, chance: Random): number[] {
  const weekend = day.weekday >= 6 ? 1.25 : 1;
  const dark = 1 + 0.35 * Math.cos((2 * Math.PI * (day.month - 1)) / 12);
  return WAKING.map((awake) => home.base + 230 * awake * weekend * dark * chance.between(0.7, 1.3));
}

function model(device: Device, day: LocalDay, outside: number, minutes: number, chance: Random): DeviceDay {
  const watts = new Float64Array(minutes);
  const { model: kind } = device;
  if (kind === "fridge")
    return {
      device,
      watts: cycle(watts, device.watts * (outside > 22 ? 1.15 : 1), outside > 22 ? 0.5 : 0.38, chance),
      runs: null,
    };
  if (kind === "heating")
    return {
      device,
      watts: byHour(watts, chance, (hour) => device.watts * warmth(17 - outside, hour < 5 ? 0.6 : hour < 9 ? 1.25 : 1)),
      runs: null,
    };
  if (kind === "cooling")
    return {
      device,
      watts: byHour(
        watts,
        chance,
        (hour) => device.watts * warmth((outside - 21) * 1.6, hour < 7 ? 0.7 : hour > 12 && hour < 22 ? 1.2 : 0.4),
      ),
      runs: null,
    };
  const runs = runsOf(kind, day, chance).map(({ from, to }) => ({ from, to: Math.min(to, minutes) }));
  const idle = kind === "tv" ? 0.6 : 0;
  watts.fill(idle);
  for (const run of runs) {
    for (let minute = run.from; minute < run.to; minute++)
      watts[minute] = device.watts * shape(kind, (minute - run.from) / (run.to - run.from), chance);
  }
  return { device, watts, runs };
}

const warmth = (degrees: number, hour: number) => Math.min(1, Math.max(0, degrees / 20) * hour);

function byHour(watts: Float64Array, chance: Random, at: (hour: number) => number): Float64Array {
  for (let hour = 0; hour * 60 < watts.length; hour++) {
    const level = at(Math.min(23, hour)) * chance.between(0.85, 1.15);
    watts.fill(level < 15 ? 4 : level, hour * 60, Math.min(watts.length, hour * 60 + 60));
  }
  return watts;
}

/** Compressor on for a part of each 50 minutes. */
function cycle(watts: Float64Array, level: number, share: number, chance: Random): Float64Array {
  const offset = chance.int(0, 49);
  for (let minute = 0; minute < watts.length; minute++) watts[minute] = (minute + offset) % 50 < 50 * share ? level : 2;
  return watts;
}

/** How the power of a machine changes over its run: washing machines heat first and spin last. */
function shape(kind: Device["model"], part: number, chance: Random): number {
  if (kind === "washer") return part < 0.25 ? 0.95 : part > 0.88 ? 0.3 : 0.08 + 0.05 * chance.next();
  if (kind === "dishwasher") return part < 0.2 || (part > 0.6 && part < 0.75) ? 0.97 : 0.04;
  if (kind === "oven") return part < 0.25 || chance.chance(0.35) ? 1 : 0.05;
  if (kind === "tv" || kind === "light") return 0.9 + 0.1 * chance.next();
  return kind === "car" && part > 0.9 ? 0.5 : 1;
}

function runsOf(kind: Device["model"], day: LocalDay, chance: Random): Run[] {
  const weekend = day.weekday >= 6;
  const run = (hour: number, spread: number, minutes: number): Run => {
    const from = Math.round(hour * 60 + chance.between(-spread, spread));
    return { from, to: Math.min(1438, from + Math.round(minutes * chance.between(0.85, 1.15))) };
  };
  if (kind === "washer")
    return chance.chance(weekend ? 0.7 : 0.35)
      ? weekend && chance.chance(0.5)
        ? [run(9.5, 60, 95), run(13, 60, 95)]
        : [run(weekend ? 10 : 17.5, 90, 95)]
      : [];
  if (kind === "dryer") return chance.chance(weekend ? 0.6 : 0.25) ? [run(weekend ? 15.5 : 19.8, 40, 75)] : [];
  if (kind === "dishwasher") return chance.chance(0.72) ? [run(20.5, 45, 110)] : [];
  if (kind === "oven") return chance.chance(weekend ? 0.7 : 0.4) ? [run(weekend ? 12 : 18.5, 40, 55)] : [];
  if (kind === "boiler") return [run(6.3, 20, 45), run(19.5, 40, 35)];
  if (kind === "car") return chance.chance(day.weekday === 7 ? 0.2 : 0.52) ? [run(1, 25, chance.between(70, 230))] : [];
  if (kind === "light")
    return [run(day.month > 3 && day.month < 10 ? 21 : 17.5, 30, day.month > 3 && day.month < 10 ? 110 : 300)];
  return [...(weekend ? [run(15, 60, 90)] : []), run(19.7, 30, chance.between(110, 200))];
}

/** Whether the home sent nothing on this day: its router was off. */
export function isGap(home: Home, number: number): boolean {
  if (!home.gap) return false;
  const [month, first, days] = home.gap;
  const start = Date.UTC(localDay(number).year, month - 1, first) / DAY;
  return number >= start && number < start + days;
}
