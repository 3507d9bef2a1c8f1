import { dayNumber, type LocalDay } from "#pipelines/demo/days.ts";
import { type Random, random } from "#pipelines/demo/random.ts";
import { purchase } from "./everyday.ts";
import { DESTINATIONS, type Destination, FLIGHTS, LODGINGS } from "./merchants.ts";
import type { Bought } from "./payment.ts";
import type { Person } from "./people.ts";

export type Trip = { from: number; days: number; bookedOn: number; to: Destination; long: boolean };

const held = new Map<string, Trip[]>();

/** A long holiday in summer and, for most, some days away in spring or autumn. */
export function tripsOf(seed: string, person: Person, year: number): Trip[] {
  const key = `${seed}|${person.id}|${year}`;
  const known = held.get(key);
  if (known) return known;
  const chance = random(key, "trips");
  const summer = dayNumber(year, 6, 20) + chance.int(0, 60);
  const trips: Trip[] = [trip(chance, summer, chance.int(9, 15), true)];
  if (chance.chance(0.7)) {
    const start = chance.chance(0.5) ? dayNumber(year, 3, 15) + chance.int(0, 50) : dayNumber(year, 9, 25) + chance.int(0, 35);
    trips.push(trip(chance, start, chance.int(3, 5), false));
  }
  held.set(key, trips);
  return trips;
}

const trip = (chance: Random, from: number, days: number, long: boolean): Trip => ({
  from,
  days,
  bookedOn: from - chance.int(35, 95),
  to: chance.pick(DESTINATIONS),
  long,
});

/** Flights and lodging, weeks before. */
export function bookings(trips: readonly Trip[], person: Person, day: LocalDay, chance: Random): Bought[] {
  return trips
    .filter((it) => it.bookedOn === day.number)
    .flatMap((it) => {
      const heads = 1 + person.children * 0.6;
      return [
        purchase(chance.pick(FLIGHTS), chance, heads * person.ease, chance.int(19 * 60, 22 * 60)),
        purchase(chance.pick(LODGINGS), chance, (it.long ? 1 : 0.35) * heads * person.ease, chance.int(19 * 60, 22 * 60)),
      ];
    });
}

/** A day away: eating out, a shop on the corner; nothing of what is bought at home. */
export function awayDay(trip: Trip, person: Person, chance: Random): Bought[] {
  const bought: Bought[] = [];
  const at = (early: number, late: number) => chance.int(early * 60, late * 60);
  const place = { city: trip.to.city, country: trip.to.country };
  const add = (made: Bought) => bought.push({ ...made, merchant: { ...made.merchant, ...place } });
  if (chance.chance(0.75)) add(purchase(chance.pick(trip.to.restaurants), chance, person.ease, at(12, 15)));
  if (chance.chance(0.8)) add(purchase(chance.pick(trip.to.restaurants), chance, person.ease * 1.2, at(19, 22)));
  if (chance.chance(0.5)) add(purchase(chance.pick(trip.to.shops), chance, person.ease, at(9, 18)));
  return bought;
}
