import { Chance } from "#pipelines/law/random.ts";
import type { CloudEvent } from "#server/events/envelope.ts";

/** Which events of a tenant: the same question gives the same events, whoever asks. */
export type Slice = {
  seed: number;
  /** Begins every id, so that two slices of a tenant are two sets of events. */
  name: string;
  from: number;
  count: number;
  subjects: number;
  /** All of this one, not of many. */
  subject?: string;
  /** They happened in so many days before now, one here and one there; 0: now. */
  days: number;
  /** Or one after the other, so many milliseconds apart, from then on. */
  everyMs?: number;
};

const MERCHANTS = [
  "REWE SAGT DANKE",
  "LIDL",
  "SHELL",
  "DB VERTRIEB GMBH",
  "APOTHEKE AM MARKT",
  "PAYPAL *SPOTIFY",
  "IKEA",
  "EDEKA",
];
const MCCS = ["5411", "5411", "5541", "4112", "5912", "5815", "5712", "5411"];
const CITIES = ["Hamburg", "Berlin", "Leipzig", "Kiel", "Bonn"];

/** Payments and readings by turns, with the fields that banks and makers of devices send. */
export function eventsOf(slice: Slice, now = Date.now()): CloudEvent[] {
  const { seed, name, from, count, subjects, subject, days, everyMs } = slice;
  return Array.from({ length: count }, (_, at) => {
    const n = from + at;
    const chance = new Chance(seed * 1_000_003 + n);
    // A reading's instant is part of its identity, so no two of a slice share one.
    const when = now - Math.floor((everyMs ? 1 : chance.next()) * days * 86_400_000) + (everyMs ?? 0) * n;
    const time = `${new Date(when).toISOString().slice(0, -1)}${String(n % 1_000).padStart(3, "0")}Z`;
    const customer = chance.int(1, subjects);
    const head = {
      specversion: "1.0",
      subject: subject ?? `customer-${customer}`,
      time,
      datacontenttype: "application/json",
    } as const;
    return n % 2 === 0
      ? payment(chance, head, `${name}-p${n}`, customer)
      : reading(chance, head, `${name}-r${n}`, `plug-${chance.int(1, 3)}`);
  });
}

type Head = Pick<CloudEvent, "specversion" | "subject" | "time" | "datacontenttype">;

/** A card payment of a customer. */
export function payment(chance: Chance, head: Head, id: string, customer: number): CloudEvent {
  const merchant = chance.int(0, MERCHANTS.length - 1);
  return {
    ...{ ...head, id, source: "/bench/ledger", type: "inlay.spending.transaction.v1" },
    data: {
      ...{ transactionId: id, accountId: `account-${customer}`, direction: "debit", amountMinor: chance.int(100, 19_999) },
      ...{ currency: "EUR", kind: "purchase", status: "booked", bookedAt: head.time, mcc: MCCS[merchant] },
      merchant: { name: `${MERCHANTS[merchant]} ${chance.int(1, 400)}`, city: chance.pick(CITIES), country: "DE" },
      description: `Card payment ${id}`,
    },
  };
}

/** What a device of a home has used in a minute. */
export function reading(chance: Chance, head: Head, id: string, deviceId: string): CloudEvent {
  return {
    ...{ ...head, id, source: "/bench/telemetry", type: "inlay.devices.reading.v1" },
    data: {
      deviceId,
      channels: {
        power: { value: chance.int(1, 2_000), unit: "W" },
        energy_interval: { value: chance.int(1, 60), unit: "Wh", seconds: 60 },
      },
      quality: "measured",
    },
  };
}
