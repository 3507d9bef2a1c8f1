import { canary, type Owner } from "#server/isolation/testing/canary.ts";

/** Minor units of every transaction of an owner: sums tell whose money is in them. */
export const AMOUNT: Readonly<Record<Owner, number>> = {
  ...{ a: 0, a1: 100_003, a2: 200_017, as: 300_007 },
  ...{ b: 0, b1: 400_009, b2: 500_009, bs: 600_011 },
};

const DAY = 86_400_000;
const ago = (days: number, minutes = 0) => new Date(Date.now() - days * DAY + minutes * 60_000).toISOString();

/** The days that all events lie in, wide enough for any time zone. */
export const PERIOD = { from: ago(200).slice(0, 10), to: ago(-3).slice(0, 10) };

/** Identities that both tenants use, each for something of its own. */
export const SHARED = { source: "/shared", device: "meter", event: (subject: string) => `shared-${subject.at(-1)}` };

type Whose = { owner: Owner; id: string };

/** What a tenant sends of one subject: of every type, with its canary in every text, and two that will be refused. */
export function eventsOf({ owner, id }: Whose): object[] {
  const own = (place: string) => canary(owner, place);
  const event = (place: string, type: string, time: string, data: object) => ({
    ...{
      specversion: "1.0",
      id: own(`event${place}`),
      source: `/${own("source")}`,
      type: `inlay.${type}.v1`,
      subject: id,
      time,
      data,
    },
  });
  return [
    event("subject", "core.subject", ago(120), { name: own("personname"), timeZone: "Europe/Vienna" }),
    event("account", "spending.account", ago(120), { accountId: own("account"), name: own("accountname"), currency: "EUR" }),
    event("tx0", "spending.transaction", ago(100), payment(owner, own("tx0"))),
    event("tx1", "spending.transaction", ago(1), payment(owner, own("tx1"))),
    {
      ...event("tx2", "spending.transaction", ago(2), payment(owner, SHARED.event(owner))),
      source: SHARED.source,
      id: SHARED.event(owner),
    },
    event("device", "devices.device", ago(120), {
      deviceId: own("device"),
      name: own("devicename"),
      room: own("room"),
      kind: "plug",
    }),
    event("meter", "devices.device", ago(120), { deviceId: SHARED.device, name: own("metername"), kind: "meter" }),
    ...[100, 1].flatMap((days) =>
      [own("device"), SHARED.device].map((deviceId, at) =>
        event(`reading${days}${at}`, "devices.reading", ago(days, at), {
          deviceId,
          channels: { energy_interval: { value: 1_000 + at, unit: "Wh", seconds: 60 } },
        }),
      ),
    ),
    event("tariff", "devices.tariff", ago(120), {
      tariffId: own("tariff"),
      name: own("tariffname"),
      currency: "EUR",
      validFrom: ago(150).slice(0, 10),
      plan: { kind: "flat", perKwhMicros: AMOUNT[owner] },
    }),
    event("bad", "spending.transaction", ago(1), { ...payment(owner, own("bad")), currency: own("nocurrency") }),
    event("split", "spending.transaction", ago(1), {
      ...payment(owner, own("split")),
      splits: [{ amountMinor: 1, category: own("category"), note: own("note") }],
    }),
  ];
}

/** More of the same, to arrive after the views were refreshed: also in a month that has ended. */
export function lateEventsOf({ owner, id }: Whose): object[] {
  const own = (place: string) => canary(owner, place);
  const head = { specversion: "1.0", source: `/${own("source")}`, subject: id };
  const channels = { energy_interval: { value: 500, unit: "Wh", seconds: 60 } };
  return [70, 0].flatMap((days) => [
    {
      ...{ ...head, id: own(`late${days}`), type: "inlay.spending.transaction.v1", time: ago(days, -5) },
      data: payment(owner, own(`txlate${days}`)),
    },
    {
      ...{ ...head, id: own(`latereading${days}`), type: "inlay.devices.reading.v1", time: ago(days, -5) },
      data: { deviceId: own("device"), channels },
    },
  ]);
}

const payment = (owner: Owner, transactionId: string) => ({
  ...{ transactionId, accountId: canary(owner, "account"), direction: "debit", amountMinor: AMOUNT[owner], currency: "EUR" },
  ...{ kind: "purchase", category: canary(owner, "category"), description: canary(owner, "description") },
  merchant: { name: canary(owner, "merchant"), city: canary(owner, "city") },
  counterparty: { name: canary(owner, "counterparty"), account: canary(owner, "iban") },
});
