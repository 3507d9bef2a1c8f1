import { DAY, dayAt, MINUTE } from "#pipelines/demo/days.ts";
import { BEGINNING, type CloudEvent, type DemoEvent, type DemoSource } from "#pipelines/demo/demo-event.ts";
import { random } from "#pipelines/demo/random.ts";
import { type HomeDay, homeDay, isGap } from "./day-model.ts";
import { deviceId, HOMES, type Home } from "./homes.ts";
import { nextRegister, reading, readingsOf, registerAt } from "./readings.ts";
import { tariffsOf } from "./tariffs.ts";

export type HomesOptions = { seed: string /** From when on things report finely. */; fineFrom: number; homes?: number };

export type SmartHomes = DemoSource & {
  subjects: string[];
  /** What a few meters and running devices show at this second. */
  live: (at: number) => CloudEvent[];
};

/** Nordlicht Home: homes with a main meter, appliances, heating and cars in several time zones. */
export function smartHomes({ seed, fineFrom, homes: count = HOMES.length }: HomesOptions): SmartHomes {
  const homes = HOMES.slice(0, count);
  return {
    subjects: homes.map(({ subject }) => subject),
    standing: () => homes.flatMap(standingEvents),
    *between(from, to) {
      const registers = new Map<string, number>();
      let waiting: DemoEvent[] = [];
      // Homes east of Greenwich begin their day before the UTC day, those west of it end it after.
      const first = Math.floor(from / DAY) - 2;
      const last = Math.floor(to / DAY) + 1;
      for (let number = first; number <= last; number++) {
        for (const home of homes) {
          const day = homeDay(seed, home, number);
          const register = home.meter === "counter" ? (registers.get(home.subject) ?? registerAt(seed, home, number)) : 0;
          if (home.meter === "counter") registers.set(home.subject, nextRegister(register, day, number));
          for (const it of readingsOf(home, day, number, day.start >= fineFrom, register)) {
            if (it.knownAt > from && it.knownAt <= to) waiting.push(it);
          }
        }
        // Fourteen hours: no zone's next day begins earlier.
        const complete = number === last ? Number.POSITIVE_INFINITY : (number + 1) * DAY - 14 * 60 * MINUTE;
        yield waiting.filter((it) => it.knownAt <= complete).sort((a, b) => a.knownAt - b.knownAt);
        waiting = waiting.filter((it) => it.knownAt > complete);
      }
    },
    live: liveReadings(seed, homes),
  };
}

function standingEvents(home: Home): CloudEvent[] {
  const head = { specversion: "1.0", source: "/nordlicht/devices", subject: home.subject, time: BEGINNING } as const;
  const main = home.devices.find(({ model }) => model === "whole")!;
  return [
    { ...head, id: `${home.subject}:0`, type: "inlay.core.subject.v1", data: { name: home.name, timeZone: home.zone } },
    ...home.devices.map((device) => ({
      ...head,
      id: `${deviceId(home, device)}:0`,
      type: "inlay.devices.device.v1",
      data: {
        deviceId: deviceId(home, device),
        name: device.name,
        kind: device.kind,
        ...(device.room && { room: device.room }),
        ...(device !== main && { parentId: deviceId(home, main) }),
        // A switch tells a change and is silent until the next one, for a day at most.
        gapLimitSeconds: SWITCHED.has(device.model) ? 86_400 : 60,
        expectedIntervalSeconds: device === main ? 900 : SWITCHED.has(device.model) ? 86_400 : 3_600,
      },
    })),
    ...tariffsOf(home),
  ];
}

const SWITCHED = new Set<Home["devices"][number]["model"]>([
  "washer",
  "dishwasher",
  "dryer",
  "oven",
  "tv",
  "light",
  "car",
  "boiler",
]);

function liveReadings(seed: string, homes: readonly Home[]): (at: number) => CloudEvent[] {
  const days = new Map<string, { number: number; day: HomeDay }>();
  let turn = 0;
  return (at) => {
    const home = homes[turn++ % homes.length]!;
    const number = dayAt(home.zone, at);
    let held = days.get(home.subject);
    if (held?.number !== number) {
      held = { number, day: homeDay(seed, home, number) };
      days.set(home.subject, held);
    }
    if (isGap(home, number)) return [];
    const { day } = held;
    const minute = Math.min(day.minutes - 1, Math.floor((at - day.start) / MINUTE));
    const chance = random(seed, home.subject, Math.floor(at / 1000));
    return day.devices
      .filter(({ device, watts }) => device.model === "whole" || watts[minute]! > 5)
      .map(({ device, watts }) => {
        const value = Math.round(watts[minute]! * chance.between(0.97, 1.03) * 10) / 10;
        return reading(home, device, Math.floor(at / 1000) * 1000, at, { power: { value, unit: "W" } }, true).event;
      });
  };
}
