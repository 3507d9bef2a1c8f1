import type { LocalDay } from "#pipelines/demo/days.ts";
import type { Random } from "#pipelines/demo/random.ts";
import {
  BAKERIES,
  CAFES,
  DONATION,
  FUEL,
  GROCERS,
  HAIR,
  LEISURE,
  LUNCHES,
  type Merchant,
  RAIL,
  RESTAURANTS,
  SHOPS,
} from "./merchants.ts";
import type { Bought } from "./payment.ts";
import type { Person } from "./people.ts";

/** Groceries by weekday, Monday first; shops are closed on Sundays. */
const GROCERY_DAYS = [0.38, 0.3, 0.36, 0.34, 0.52, 0.68, 0];
/** How much more people shop by month, January first. */
const SHOPPING_SEASON = [0.8, 0.8, 0.95, 1.05, 1, 0.95, 1, 0.9, 1, 1.05, 1.5, 1.9];

/** Card payments of an ordinary day at home. */
export function everyday(person: Person, day: LocalDay, chance: Random): Bought[] {
  const bought: Bought[] = [];
  const buy = (probability: number, from: readonly Merchant[], [early, late]: [number, number], factor = 1) => {
    if (!chance.chance(probability)) return;
    bought.push(purchase(chance.pick(from), chance, factor * person.ease, chance.int(early * 60, late * 60 - 1)));
  };
  const season = SHOPPING_SEASON[day.month - 1]!;
  const weekend = day.weekday >= 6;
  const open = day.weekday <= 6 ? 1 : 0;
  const household = 1 + person.children * 0.25;

  if (chance.chance(GROCERY_DAYS[day.weekday - 1]!)) {
    const liked = GROCERS[person.grocers[Math.min(2, Math.floor(chance.next() ** 2 * 3))]!]!;
    bought.push(purchase(liked, chance, household * person.ease * (day.month === 12 ? 1.2 : 1), chance.int(10 * 60, 20 * 60)));
  }
  buy(weekend ? 0.3 : 0.18, BAKERIES, [7, 11]);
  buy(0.17, CAFES, [8, 17]);
  buy(weekend ? 0.05 : 0.24, LUNCHES, [11.5, 14]);
  buy(day.weekday >= 5 ? 0.24 : 0.07, RESTAURANTS, [18, 22]);
  buy(0.09 * season * open, [SHOPS.drugstore[chance.int(0, 1)]!], [10, 19]);
  buy(0.075 * season, [SHOPS.amazon], [8, 23], season > 1.3 ? 1.25 : 1);
  buy(0.032 * (day.month === 3 || day.month === 9 || day.month === 11 ? 1.7 : 1), SHOPS.clothes, [10, 21]);
  buy(0.018 * season * open, SHOPS.home, [10, 19]);
  buy(0.008 * season * open, SHOPS.electronics, [10, 19]);
  buy(0.03 * open, SHOPS.pharmacy, [9, 18]);
  buy(0.022 * open, SHOPS.books, [10, 19]);
  buy(weekend ? 0.09 : 0.025, LEISURE, [12, 21]);
  buy(0.014 * open, [HAIR], [9, 18]);
  if (person.pet) buy(0.05 * open, SHOPS.pets, [10, 19]);
  if (person.car) buy(0.11, FUEL, [7, 20]);
  else buy(0.05, [RAIL], [6, 20]);
  if (day.month === 12) buy(0.02, [DONATION], [18, 22]);
  return bought;
}

/** Between the usual prices of the shop, more often low than high, and ending as prices do. */
export function purchase(merchant: Merchant, chance: Random, factor: number, minutes: number): Bought {
  const low = Math.log(merchant.low);
  const high = Math.log(merchant.high);
  const minor = Math.exp(low + (high - low) * chance.next()) * factor;
  const ending = chance.chance(0.4) ? 99 : chance.int(0, 99);
  return { merchant, minor: Math.max(100, Math.floor(minor / 100) * 100 + ending), minutes };
}

/** A cash withdrawal now and then, by weekday; some machines take a fee. */
export function cash(day: LocalDay, chance: Random): { minor: number; fee: number; minutes: number } | null {
  if (!chance.chance(day.weekday >= 5 ? 0.1 : 0.045)) return null;
  return {
    minor: chance.pick([2000, 5000, 5000, 10_000, 20_000]),
    fee: chance.chance(0.12) ? 495 : 0,
    minutes: chance.int(9 * 60, 21 * 60),
  };
}
