import type { Chance } from "#pipelines/law/random.ts";

export type LawEvent = {
  specversion: "1.0";
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  data: Record<string, unknown>;
};

export const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Havana",
  "Pacific/Chatham",
];
export const SUBJECTS = ["ada", "ben", "cem"];

/** Where clocks change in one of the zones, so that many events lie on a day of 23 or 25 hours. */
const CHANGES = [
  "2026-03-29T01:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-11-01T06:00:00Z",
  "2026-04-04T15:00:00Z",
  "2026-03-08T05:00:00Z",
  "2026-04-04T14:00:00Z",
];

/** Random events that meet each other: few entities, many revisions, late, moved, deleted, corrected, in any order. */
export function randomEvents(chance: Chance, count: number): LawEvent[] {
  const around = CHANGES.map((time) => Date.parse(time));
  const base = chance.pick(around);
  const other = chance.pick(around);
  const makers: [number, (n: number) => Omit<LawEvent, "specversion" | "id" | "source">][] = [
    [0.45, () => transaction(chance, () => instant(chance, base, other, 60_000))],
    [0.45, () => reading(chance, base)],
    [0.06, () => device(chance, base)],
    [0.04, () => subject(chance, base)],
  ];
  return Array.from({ length: count }, (_, n) => {
    let draw = chance.next();
    const [, make] =
      makers.find(([share]) => {
        draw -= share;
        return draw < 0;
      }) ?? makers[0]!;
    return { specversion: "1.0", id: `e${n}`, source: chance.pick(["/a", "/b"]), ...make(n) };
  });
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Within three days of a change of clocks; now and then months away. */
function instant(chance: Chance, base: number, other: number, step: number): string {
  const near = chance.maybe(0.85) ? base : other;
  return iso(near + chance.int((-36 * 3_600_000) / step, (36 * 3_600_000) / step) * step);
}

function transaction(chance: Chance, when: () => string): Omit<LawEvent, "specversion" | "id" | "source"> {
  const transactionId = `t${chance.int(1, 40)}`;
  const head = { type: "inlay.spending.transaction.v1", subject: chance.pick(SUBJECTS), time: when() };
  const revision = chance.maybe(0.4) ? { revision: chance.int(0, 3) } : {};
  if (chance.maybe(0.12)) return { ...head, data: { transactionId, ...revision, deleted: true } };
  const amountMinor = chance.int(0, 5000);
  const cut = chance.int(0, amountMinor);
  const isRefund = chance.maybe(0.2);
  return {
    ...head,
    data: {
      transactionId,
      ...revision,
      amountMinor,
      currency: chance.pick(["EUR", "EUR", "USD"]),
      direction: isRefund ? "credit" : chance.pick(["debit", "debit", "credit"]),
      ...(isRefund && chance.maybe(0.8) ? { refundOf: `t${chance.int(41, 44) - (chance.maybe(0.9) ? 40 : 0)}` } : {}),
      ...(isRefund && chance.maybe(0.5)
        ? { kind: "refund" }
        : chance.maybe(0.3)
          ? { kind: chance.pick(["cash", "fee", "transfer", "purchase"]) }
          : {}),
      ...(chance.maybe(0.15) ? { ownTransfer: true } : {}),
      ...(chance.maybe(0.2) ? { status: "pending" } : {}),
      ...(chance.maybe(0.3) ? { accountId: chance.pick(["acc1", "acc2"]) } : {}),
      ...(chance.maybe(0.4) ? { mcc: chance.pick(["5411", "5812", "0001"]) } : {}),
      ...(chance.maybe(0.5) ? { merchant: { name: chance.pick(["Corner Shop", "Blue Café", "Ünder & Söhne"]) } } : {}),
      ...(chance.maybe(0.2) ? { category: chance.pick(["gifts", "pets"]) } : {}),
      ...(chance.maybe(0.2) ? { occurredAt: when() } : {}),
      // One in five of these does not add up, and must be refused by the business rule.
      ...(chance.maybe(0.15)
        ? {
            splits: [
              { amountMinor: cut, category: "home" },
              { amountMinor: amountMinor - cut + (chance.maybe(0.2) ? 1 : 0), category: "gifts" },
            ],
          }
        : {}),
    },
  };
}

const DEVICES = ["meter", "plug", "lamp"];

function reading(chance: Chance, base: number): Omit<LawEvent, "specversion" | "id" | "source"> {
  const deviceId = chance.pick(DEVICES);
  const step = chance.pick([20_000, 60_000, 450_000]);
  const head = {
    type: "inlay.devices.reading.v1",
    subject: chance.pick(SUBJECTS),
    time: iso(base + chance.int((-5 * 3_600_000) / step, (5 * 3_600_000) / step) * step),
  };
  const revision = chance.maybe(0.3) ? { revision: chance.int(0, 3) } : {};
  if (chance.maybe(0.1)) return { ...head, data: { deviceId, ...revision, deleted: true } };
  const channels: Record<string, unknown> = {};
  if (chance.maybe(0.4)) channels.power = { value: chance.int(-100, 3000) / 8, unit: chance.pick(["W", "kW"]) };
  if (chance.maybe(0.35)) channels.energy_counter = { value: chance.int(0, 5000) / 16, unit: chance.pick(["Wh", "kWh", "MJ"]) };
  if (chance.maybe(0.3))
    channels.energy_interval = {
      value: chance.int(0, 900) / 4,
      unit: chance.pick(["Wh", "J"]),
      seconds: chance.pick([60, 900, 5400, 0.5]),
    };
  if (chance.maybe(0.3) || Object.keys(channels).length === 0) channels.state = { value: chance.pick(["on", "off"]) };
  return { ...head, data: { deviceId, ...revision, channels, ...(chance.maybe(0.05) ? { deleted: true } : {}) } };
}

function device(chance: Chance, base: number): Omit<LawEvent, "specversion" | "id" | "source"> {
  const deviceId = chance.pick(DEVICES);
  const head = {
    type: "inlay.devices.device.v1",
    subject: chance.pick(SUBJECTS),
    time: iso(base + chance.int(-9, 9) * 3_600_000),
  };
  const revision = chance.maybe(0.5) ? { revision: chance.int(0, 4) } : {};
  if (chance.maybe(0.15)) return { ...head, data: { deviceId, ...revision, deleted: true } };
  return {
    ...head,
    data: {
      deviceId,
      ...revision,
      ...(chance.maybe(0.7) ? { kind: deviceId === "meter" ? "meter" : chance.pick(["plug", "light", "meter"]) } : {}),
      // One in some names itself, which the business rule refuses.
      ...(chance.maybe(0.6) ? { parentId: chance.pick(DEVICES) } : {}),
      ...(chance.maybe(0.5) ? { gapLimitSeconds: chance.pick([30, 300, 1800, 7200]) } : {}),
    },
  };
}

function subject(chance: Chance, base: number): Omit<LawEvent, "specversion" | "id" | "source"> {
  const head = { type: "inlay.core.subject.v1", subject: chance.pick(SUBJECTS), time: iso(base + chance.int(-9, 9) * 3_600_000) };
  const revision = { revision: chance.int(0, 5) };
  if (chance.maybe(0.1)) return { ...head, data: { ...revision, deleted: true } };
  return { ...head, data: { ...revision, ...(chance.maybe(0.8) ? { timeZone: chance.pick(ZONES) } : {}) } };
}
