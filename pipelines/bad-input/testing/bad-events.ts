import { event, payment, reading, TIME, text } from "#pipelines/bad-input/testing/events.ts";

const energy = (value: unknown, more: object = {}) => ({ energy_interval: { value, unit: "Wh", seconds: 900, ...more } });
const flat = { kind: "flat", perKwhMicros: 300_000 };
const tariff = (id: string, data: object) =>
  event(id, "devices.tariff", { tariffId: id, currency: "EUR", validFrom: "2026-01-01", plan: flat, ...data });
const { time: _, ...timeless } = payment("timeless");
const { id: __, ...nameless } = payment("nameless");

/** Events as texts, each by what it is called in docs/contracts.md. Ids are unique, so that each counts for itself. */
export const BAD_EVENTS: Readonly<Record<string, string>> = {
  "an amount as a text": text(payment("e1", { amountMinor: "100" })),
  "an amount with a fraction": text(payment("e2", { amountMinor: 1.5 })),
  "a negative amount": text(payment("e3", { amountMinor: -1 })),
  "an amount of zero": text(payment("e4", { amountMinor: 0 })),
  "the largest amount, 10,000,000,000,000": text(payment("e5", { amountMinor: 10_000_000_000_000 }, { subject: "rich" })),
  "one minor unit more": text(payment("e6", { amountMinor: 10_000_000_000_001 })),
  "an integer beyond 2^53": text(payment("e7")).replace(":100", ":9007199254740993"),
  "a number beyond a double, 1e400": text(payment("e8")).replace(":100", ":1e400"),
  "a currency that is none, or in small letters": text(payment("e9", { currency: "eur" })),
  "a time in 1970": text(payment("e10", {}, { time: "1970-01-01T00:00:00Z" })),
  "a time in 2300": text(payment("e11", {}, { time: "2300-01-01T00:00:00Z" })),
  "an `occurredAt` in 2300": text(payment("e12", { occurredAt: "2300-01-01T00:00:00Z" })),
  "a day that is none": text(payment("e13", {}, { time: "2026-02-30T00:00:00Z" })),
  "a time without an offset": text(payment("e14", {}, { time: TIME.slice(0, -1) })),
  "no time": text(timeless),
  "no id": text(nameless),
  "a blank id": text(payment(" ")),
  "an id of 201 characters": text(payment("i".repeat(201))),
  "an id of 200 characters": text(payment("i".repeat(200))),
  "a text of 200 characters more than its field takes": text(payment("e15", { description: "x".repeat(1_200) })),
  "null in place of a value": text(payment("e16", { accountId: null })),
  "an object in place of a text": text(payment("e17", { merchant: { name: { $ne: 1 } } })),
  "a field that is not known": text(payment("e18", { colour: "red" })),
  "a field called `__proto__`": text(payment("e19")).replace('"currency"', '"__proto__":{"a":1},"currency"'),
  "an extension attribute": text(payment("e20", {}, { traceparent: "00-1-1-01" })),
  "an attribute called `tenantId`": text(payment("e21", {}, { tenantId: "another" })),
  "a key that stands twice": text(payment("e22")).replace('"currency"', '"amountMinor":5,"currency"'),
  "a NUL character": text(payment("e23", { description: "a\0b" })),
  "half of a surrogate pair": text(payment("e24", { description: "\ud800" })),
  "`<script>`, quotes, `%00`, from right to left, emoji": text(
    payment("e25", { description: `<script>alert("1")</script> '; -- %00 \u202eمرحبا 👩‍👩‍👧 \ufeff` }),
  ),
  "a type that is not known": text(payment("e26", {}, { type: "inlay.spending.transaction.v9" })),
  "another version of CloudEvents": text(payment("e27", {}, { specversion: "0.3" })),
  "data that are no object": text(payment("e28", {}, { data: [1] })),
  "a number, a text or a list in place of an event": text(["a"]),
  "a time zone that is none": text(event("e29", "core.subject", { timeZone: "Mars/Base" })),
  "a payment's own refund": text(payment("e30", { direction: "credit", refundOf: "e30" })),
  "a refund that takes money": text(payment("e31", { kind: "refund" })),
  "splits that do not add up": text(payment("e32", { splits: [{ amountMinor: 99, category: "food" }] })),
  "a category that is no slug": text(payment("e33", { category: "Food & Drink" })),
  "a device that is its own parent": text(event("e34", "devices.device", { deviceId: "plug", parentId: "plug" })),
  "a reading without a channel": text(reading("e35", {})),
  "a unit that is not known": text(reading("e36", energy(1, { unit: "BTU" }))),
  "negative energy of an interval": text(reading("e37", energy(-5), {}, { subject: "solar" })),
  "a negative counter": text(reading("e38", { energy_counter: { value: -1, unit: "Wh" } })),
  "a counter beyond 1 GWh": text(reading("e39", { energy_counter: { value: 1_000_001, unit: "kWh" } })),
  "an interval of more than a day": text(reading("e40", energy(1, { seconds: 86_401 }))),
  "prices that leave an hour out": text(
    tariff("e41", { plan: { kind: "time_of_use", bands: [{ weekdays: [1], fromHour: 0, toHour: 24, perKwhMicros: 1 }] } }),
  ),
  "a tariff that ends before it begins": text(tariff("e42", { validTo: "2025-01-01" })),
  "a removal with nothing but its id": text(event("e43", "spending.transaction", { transactionId: "never-was", deleted: true })),
};
