import { BEGINNING, type CloudEvent } from "#pipelines/demo/demo-event.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";
import type { Home } from "./homes.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const flat = (perKwhMicros: number): Plan => ({ kind: "flat", perKwhMicros });
const dayAndNight = (day: number, night: number): Plan => ({
  kind: "time_of_use",
  bands: [
    { weekdays: EVERY_DAY, fromHour: 6, toHour: 22, perKwhMicros: day, label: "Day" },
    { weekdays: EVERY_DAY, fromHour: 22, toHour: 6, perKwhMicros: night, label: "Night" },
  ],
});
const tiered = (...tiers: [upToKwh: number | null, perKwhMicros: number][]): Plan => ({
  kind: "tiered",
  tiers: tiers.map(([upToKwh, perKwhMicros]) => ({ upToKwh, perKwhMicros })),
});

type Sold = { name: string; currency: string; validFrom: string; plan: Plan };

/** What the homes pay: one by day and night, one by the month's use, one whose price rose; one tells nothing. */
const SOLD: Readonly<Record<string, Sold[]>> = {
  "home-bergmann": [
    { name: "Day & night 2025", currency: "EUR", validFrom: "2024-01-01", plan: dayAndNight(352_400, 271_500) },
    { name: "Day & night 2026", currency: "EUR", validFrom: "2026-01-01", plan: dayAndNight(341_200, 248_900) },
  ],
  "home-fischer": [
    { name: "Isar Basis", currency: "EUR", validFrom: "2024-01-01", plan: flat(324_900) },
    { name: "Isar Basis plus", currency: "EUR", validFrom: "2026-07-01", plan: flat(337_500) },
  ],
  "home-koehler": [{ name: "Pleiße Strom", currency: "EUR", validFrom: "2024-01-01", plan: flat(319_000) }],
  "home-lindqvist": [{ name: "Rörligt", currency: "SEK", validFrom: "2024-01-01", plan: dayAndNight(2_150_000, 1_240_000) }],
  "home-rivera": [
    {
      name: "Residential",
      currency: "USD",
      validFrom: "2024-01-01",
      plan: tiered([250, 178_000], [600, 214_000], [null, 262_000]),
    },
  ],
  "home-iyer": [
    {
      name: "LT-1 domestic",
      currency: "INR",
      validFrom: "2024-01-01",
      plan: tiered([50, 4_150_000], [100, 5_600_000], [null, 7_150_000]),
    },
  ],
  "home-quinn": [{ name: "Night saver", currency: "EUR", validFrom: "2024-01-01", plan: dayAndNight(364_000, 189_000) }],
};

/** The tariffs of a home, as its contract tells them. */
export const tariffsOf = ({ subject }: Home): CloudEvent[] =>
  (SOLD[subject] ?? []).map((sold, at) => ({
    ...{ specversion: "1.0", id: `${subject}:tariff:${at}:0`, source: "/nordlicht/contracts", type: "inlay.devices.tariff.v1" },
    ...{ subject, time: BEGINNING, data: { tariffId: `contract-${at + 1}`, ...sold } },
  }));
