import { bankDay, DAY, instantOf, type LocalDay, localDay, MINUTE } from "#pipelines/demo/days.ts";
import { type Random, random } from "#pipelines/demo/random.ts";
import { cash, everyday } from "./everyday.ts";
import type { Bought, Payment } from "./payment.ts";
import type { Person } from "./people.ts";
import { standingOrders } from "./standing.ts";
import { awayDay, bookings, tripsOf } from "./trips.ts";

export const BANK_ZONE = "Europe/Berlin";

/** Days after a payment in which its refund or its booking may still come. */
export const LONGEST_AFTERMATH = 21;

/** Everything that a person's day sets going, refunds that come later included. Depends on seed, person and day alone. */
export function paymentsOf(seed: string, person: Person, number: number): Payment[] {
  const day = localDay(number);
  const chance = random(seed, person.id, number);
  const trips = tripsOf(seed, person, day.year);
  const away = trips.find((it) => number >= it.from && number < it.from + it.days);
  const bought = [
    ...(away ? awayDay(away, person, chance) : everyday(person, day, chance)),
    ...bookings(trips, person, day, chance),
  ];
  const made: Payment[] = [];
  const next = (tag: string) => `${person.id}-${day.text.replaceAll("-", "")}-${tag}`;
  for (const it of standingOrders(person, day)) made.push(standing(next(slug(it.tag)), it, day));
  bought.forEach((it, index) => {
    const payment = card(next(`c${index}`), it, person, day, chance);
    made.push(payment, ...refund(payment, chance));
  });
  made.push(...withdrawal(day, person, chance, next));
  return made;
}

const slug = (tag: string) => tag.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function standing(
  id: string,
  { tag: _tag, minutes, card: onCard, ...payment }: ReturnType<typeof standingOrders>[number],
  day: LocalDay,
): Payment {
  const at = instantOf(BANK_ZONE, day.number, minutes);
  return { ...payment, id, at, bookedAt: onCard ? bookingOf(day.number, 1) : null };
}

function card(id: string, { merchant, minor, minutes }: Bought, person: Person, day: LocalDay, chance: Random): Payment {
  const at = instantOf(BANK_ZONE, day.number, minutes) + chance.int(0, 59) * 1000;
  const name = merchant.raw(chance, person.city);
  const place = { ...(merchant.city && { city: merchant.city }), ...(merchant.country && { country: merchant.country }) };
  const payment: Payment = {
    id,
    at,
    account: "current",
    direction: "debit",
    minor,
    kind: "purchase",
    bookedAt: bookingOf(day.number, chance.int(1, 2)),
    mcc: merchant.mcc,
    merchant: { name, ...place },
  };
  const back = minor > 6000 && name.startsWith("REWE") && chance.chance(0.2) ? chance.pick([2000, 5000]) : 0;
  if (back > 0) {
    payment.minor += back;
    payment.splits = [
      { amountMinor: minor, category: "groceries" },
      { amountMinor: back, category: "cash", note: "Bargeldauszahlung an der Kasse" },
    ];
  }
  return payment;
}

/** The night of a bank day, some days on. */
const bookingOf = (number: number, days: number) => instantOf(BANK_ZONE, bankDay(number + days), 215);

const RETURNED = /^(ZALANDO|AMZN|H&M)/;

/** Clothes and parcels go back, wholly or in part; the refund names its payment. */
function refund(payment: Payment, chance: Random): Payment[] {
  if (!RETURNED.test(payment.merchant?.name ?? "") || !chance.chance(0.22)) return [];
  const minor = chance.chance(0.5) ? payment.minor : Math.round((payment.minor * chance.between(0.3, 0.7)) / 10) * 10;
  const at = payment.at + chance.int(5, 14) * DAY + chance.int(0, 300) * MINUTE;
  const { merchant, mcc } = payment;
  return [
    {
      id: `${payment.id}-back`,
      at,
      account: "current",
      direction: "credit",
      minor,
      kind: "refund",
      bookedAt: at + DAY,
      refundOf: payment.id,
      ...(mcc && { mcc }),
      ...(merchant && { merchant }),
    },
  ];
}

function withdrawal(day: LocalDay, person: Person, chance: Random, next: (tag: string) => string): Payment[] {
  const taken = cash(day, chance);
  if (!taken) return [];
  const at = instantOf(BANK_ZONE, day.number, taken.minutes);
  const bank = taken.fee > 0 ? "CARDPOINT GELDAUTOMAT" : "HALDEN BANK GELDAUTOMAT";
  const base = { account: "current", direction: "debit", bookedAt: null } as const;
  const made: Payment[] = [
    {
      ...base,
      id: next("atm"),
      at,
      minor: taken.minor,
      kind: "cash",
      mcc: "6011",
      description: `${bank} ${person.city.toUpperCase()}`,
    },
  ];
  if (taken.fee > 0)
    made.push({
      ...base,
      id: next("atm-fee"),
      at: at + 1000,
      minor: taken.fee,
      kind: "fee",
      description: "ENTGELT FREMDER GELDAUTOMAT",
    });
  return made;
}
