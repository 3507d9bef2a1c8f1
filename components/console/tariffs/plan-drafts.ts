import type { Band, Plan } from "#server/tariffs/plan-input.ts";
import { bandsOfWeek } from "#server/tariffs/week-input.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** What stands for a price that nobody has written yet: the schema refuses it. */
const NONE = Number.NaN;

/** What each kind of plan begins as. */
export function emptyPlan(kind: Plan["kind"]): Plan {
  switch (kind) {
    case "flat":
      return { kind, perKwhMicros: NONE };
    case "time_of_use":
      return {
        kind,
        bands: [
          { weekdays: EVERY_DAY, fromHour: 6, toHour: 22, perKwhMicros: NONE, label: "Day" },
          { weekdays: EVERY_DAY, fromHour: 22, toHour: 6, perKwhMicros: NONE, label: "Night" },
        ],
      };
    case "tiered":
      return {
        kind,
        tiers: [
          { upToKwh: 100, perKwhMicros: NONE },
          { upToKwh: null, perKwhMicros: NONE },
        ],
      };
  }
}

/** Bands for the hours that none covers yet: the same hours of several days are one. */
export function bandsForGaps(bands: readonly Band[]): Band[] {
  const week = bandsOfWeek(bands);
  const gaps = new Map<string, Band>();
  for (let day = 0; day < 7; day++) {
    for (let from = 0; from < 24; ) {
      let to = from;
      while (to < 24 && week[day * 24 + to]!.length === 0) to += 1;
      if (to > from) {
        const known = gaps.get(`${from} ${to}`);
        if (known) known.weekdays.push(day + 1);
        else gaps.set(`${from} ${to}`, { weekdays: [day + 1], fromHour: from, toHour: to, perKwhMicros: NONE });
      }
      from = to + 1;
    }
  }
  return [...gaps.values()];
}

export const newBand = (): Band => ({ weekdays: EVERY_DAY, fromHour: 0, toHour: 24, perKwhMicros: NONE });
