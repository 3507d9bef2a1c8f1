import type { TestDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

/** Names that break what is put together of text. */
export const ODD = ["__proto__", "constructor", `O'Hara"; drop table core.tenant; --`, "a\\b $1 %s", "Ünïcode 雨"];

export const SUBJECTS = ["ada", "bo", "cy"];
/** Slugs are all that an event may name: the odd ones of these are prototype keys where somebody looks them up. */
export const CATEGORIES = ["groceries", "rent", "constructor", "tostring"];
export const MERCHANTS = ["REWE", "constructor", "O'Hara; drop table x --", "Kiosk"];
export const ROOMS = ["hall", "kitchen", "kit'chen"];
/** A meter, what is behind it, and what is behind no meter; rooms by their place in ROOMS, null for none. */
const DEVICES = [
  { id: "meter", kind: "meter", room: 0 },
  { id: "plug", kind: "plug", room: 1, parentId: "meter" },
  { id: "strip", kind: "plug", room: 2, parentId: "meter" },
  { id: "lamp", kind: "light", room: 1, parentId: "strip" },
  { id: "shed", kind: "other", room: null },
] as const;
export const DEVICE_IDS = DEVICES.map(({ id }) => id);
export const DAYS = { from: "2026-01-10", to: "2026-04-10" };
const ACCOUNTS = ["1", "2"];

/** A small, repeatable generator: the same town each time. */
function random(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** A tenant of three customers with payments of all kinds and homes of five devices each, sent and processed like any other's. */
export async function makeTown(db: TestDatabase): Promise<string> {
  const sql = db.sql("pipeline");
  const settings = { slug: "town", name: "Town", zone: "Europe/Berlin", currency: "EUR", acceptBackDays: 3_650 };
  const { id } = await createTenant(sql, settings, "system:test");
  const events = SUBJECTS.flatMap((subject, at) => eventsOf(subject, random(at + 1)));
  for (let i = 0; i < events.length; i += 1_500) {
    const items = events.slice(i, i + 1_500).map((value) => ({ value }));
    const receipt = await collect(db.sql("collector"), { tenantId: id, transport: "http", origin: "test", items });
    if (receipt.results.length > 0) throw new Error(JSON.stringify(receipt.results.slice(0, 3)));
  }
  await processAll(sql);
  for (const { view } of await sql`select view from ops.mat_state`) await sql`select ops.refresh(${view})`;
  return id;
}

function eventsOf(subject: string, pick: (most: number) => number): object[] {
  let sent = 0;
  const event = (type: string, time: string, data: object) => ({
    ...{ specversion: "1.0", id: `${subject}-${++sent}`, source: "/town", type: `inlay.${type}.v1`, subject, time, data },
  });
  const day = (most: number) =>
    new Date(Date.parse(`${DAYS.from}T06:00:00Z`) + pick(most) * 86_400_000 + pick(50_000_000)).toISOString();
  const one = <T>(from: readonly T[]): T => from[pick(from.length)]!;
  const account = () => `${subject}-${one(ACCOUNTS)}`;
  const payment = (transactionId: string, time: string, data: object) =>
    event("spending.transaction", time, {
      transactionId,
      accountId: account(),
      direction: "debit",
      currency: "EUR",
      kind: "purchase",
      ...data,
    });
  const payments = Array.from({ length: 140 }, (_, n) => {
    const amountMinor = 100 + pick(9_000);
    const merchant = pick(6) > 0 ? { merchant: { name: one(MERCHANTS) } } : {};
    const split = {
      splits: [
        { amountMinor: 50, category: one(CATEGORIES) },
        { amountMinor: amountMinor - 50, category: one(CATEGORIES) },
      ],
    };
    const kind =
      [{}, { status: "pending" }, { currency: "USD" }, { kind: "fee" }, { direction: "credit", kind: "income" }, split][
        pick(12)
      ] ?? {};
    return payment(`${subject}-p${n}`, day(88), { amountMinor, category: one(CATEGORIES), ...merchant, ...kind });
  });
  const refunds = Array.from({ length: 10 }, (_, n) =>
    payment(`${subject}-r${n}`, "2026-04-08T10:00:00Z", {
      direction: "credit",
      kind: "refund",
      refundOf: `${subject}-p${n * 3}`,
      amountMinor: 60,
      category: one(CATEGORIES),
    }),
  );
  const subscription = ["01-15", "02-15", "03-15"].map((date) =>
    payment(`${subject}-s${date}`, `2026-${date}T10:00:00Z`, {
      amountMinor: 999,
      category: CATEGORIES[0],
      merchant: { name: MERCHANTS[3] },
    }),
  );
  const devices = DEVICES.map(({ id, kind, room, ...more }) =>
    event("devices.device", "2026-01-01T00:00:00Z", {
      deviceId: id,
      name: `The ${id}`,
      kind,
      ...more,
      ...(room !== null && { room: ROOMS[room] }),
    }),
  );
  const readings = DEVICES.flatMap(({ id }, at) =>
    Array.from({ length: 24 * 12 }, (_, hour) => {
      const time = new Date(Date.parse("2026-03-28T00:00:00Z") + hour * 3_600_000).toISOString();
      const channels = {
        energy_interval: { value: at === 0 ? 900 + pick(500) : pick(150), unit: "Wh", seconds: 3_600 },
        ...(id === "lamp" && { state: { value: pick(2) ? "on" : "off" } }),
      };
      return pick(20) === 0 ? [] : [event("devices.reading", time, { deviceId: id, channels })];
    }).flat(),
  );
  const plan =
    subject === "bo"
      ? {
          kind: "tiered",
          tiers: [
            { upToKwh: 10, perKwhMicros: 300_000 },
            { upToKwh: null, perKwhMicros: 500_000 },
          ],
        }
      : { kind: "flat", perKwhMicros: 300_000 };
  const tariff = event("devices.tariff", "2026-01-01T00:00:00Z", {
    tariffId: "power",
    name: "Power",
    currency: "EUR",
    validFrom: "2026-01-01",
    plan,
  });
  return [...payments, ...refunds, ...subscription, ...devices, ...readings, tariff];
}
