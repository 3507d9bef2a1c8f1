import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { event, PERIOD, payment, reading, TIME, text } from "#pipelines/bad-input/testing/events.ts";
import { openShops, type Shop, type Shops } from "#pipelines/bad-input/testing/shop.ts";
import { FIELD_LIMITS } from "#server/events/fields.ts";

// Nothing, next to nothing, and as much as the door takes.
let shops: Shops;
let shop: Shop;
beforeAll(async () => {
  shops = await openShops();
});
beforeEach(async () => {
  shop = await shops.open();
});
afterAll(() => shops?.end());

const MEASURES = { spending: "spending.out", devices: "devices.energy" } as const;

async function dashboards(subject?: string) {
  const asked = { period: PERIOD, ...(subject && { subject }) };
  const [spending, devices] = [await shop.show("dashboards.spending", asked), await shop.show("dashboards.devices", asked)];
  return {
    status: [spending.status, devices.status],
    spending: spending.data,
    devices: devices.data,
    text: `${spending.text}\n${devices.text}`,
  };
}
const rows = async (measure: string, more: object = {}) =>
  (
    await shop.query({
      measures: [measure],
      period: PERIOD,
      ...(measure === MEASURES.devices && { dimensions: ["device"] }),
      ...more,
    })
  ).body.rows;

test("a tenant without data, and a subject without data among others, have dashboards that say so and queries without rows", async () => {
  for (const measure of Object.values(MEASURES)) expect(await rows(measure)).toEqual([]);
  expect(await dashboards()).toMatchObject({ status: [200, 200], spending: { newest: null }, devices: { newest: null } });
  await shop.send(text([payment("a"), reading("b", { power: { value: 5, unit: "W" } })]));
  await shop.work();
  expect(await dashboards("nobody")).toMatchObject({ status: [200, 200], spending: { newest: null }, devices: { newest: null } });
  for (const measure of Object.values(MEASURES)) expect(await rows(measure, { scope: { subject: "nobody" } })).toEqual([]);
});

test("one event is all of its figures", async () => {
  await shop.send(text(payment("a", { amountMinor: 4_290 })));
  await shop.work();
  expect(await rows(MEASURES.spending)).toEqual([{ currency: "EUR", "spending.out": 4_290 }]);
  expect(await dashboards("ada")).toMatchObject({
    status: [200, 200],
    spending: { newest: TIME.slice(0, 10) },
    devices: { newest: null },
  });
});

test("amounts of zero are payments, of nothing", async () => {
  await shop.send(text([1, 2, 3].map((n) => payment(`z${n}`, { amountMinor: 0 }))));
  await shop.work();
  expect(await rows("spending.payments")).toEqual([{ "spending.payments": 3 }]);
  expect(await rows(MEASURES.spending)).toEqual([{ currency: "EUR", "spending.out": 0 }]);
  expect((await dashboards()).status).toEqual([200, 200]);
});

test("the largest amounts add up exactly as long as a figure can be told exactly, beyond, queries refuse and dashboards show the nearest", async () => {
  const most = FIELD_LIMITS.amountMinor;
  const rich = (n: number) => payment(`r${n}`, { amountMinor: most, category: `c${n % 2}` }, { subject: "rich" });
  await shop.send(text(Array.from({ length: 900 }, (_, n) => rich(n))));
  await shop.work();
  expect(await rows(MEASURES.spending)).toEqual([{ currency: "EUR", "spending.out": 900 * most }]);
  expect((await dashboards()).status).toEqual([200, 200]);
  await shop.send(text(Array.from({ length: 100 }, (_, n) => rich(900 + n))));
  await shop.send(text(payment("poor", {}, { subject: "poor" })));
  await shop.work();
  expect(await shop.query({ measures: [MEASURES.spending], period: PERIOD })).toMatchObject({
    status: 400,
    body: { code: "FIGURE_TOO_GREAT", detail: expect.stringContaining("too great") },
  });
  expect(await rows(MEASURES.spending, { scope: { subject: "poor" } })).toEqual([{ currency: "EUR", "spending.out": 100 }]);
  expect(await dashboards("poor")).toMatchObject({ status: [200, 200] });
  for (const subject of ["rich", undefined]) {
    const { status, spending } = await dashboards(subject);
    const months = (spending.cashFlow as { months: { outMinor: number }[] }).months;
    const whole = months.reduce((sum, { outMinor }) => sum + outMinor, 0);
    expect({ subject, status, whole: Math.round(whole / most) }).toEqual({ subject, status: [200, 200], whole: 1_000 });
  }
  expect((await shop.show("events.transactions", { period: PERIOD })).status).toBe(200);
});

test("the largest readings of every kind, one after the other, are figures, and stop nobody's", async () => {
  const at = (n: number) => ({ time: new Date(Date.parse(TIME) + n * 60_000).toISOString() });
  const readings = Array.from({ length: 120 }, (_, n) => [
    reading(`c${n}`, { energy_counter: { value: n % 2 ? 1e6 : 0, unit: "kWh" } }, { deviceId: "counter" }, at(n)),
    reading(
      `i${n}`,
      { energy_interval: { value: n % 2 ? 1e8 : -1e8, unit: "Wh", seconds: 0.001 } },
      { deviceId: "interval" },
      at(n),
    ),
    reading(`p${n}`, { power: { value: n % 3 ? 1e5 : -1e5, unit: "kW" } }, { deviceId: "power" }, at(n)),
    reading(`s${n}`, { state: { value: n % 2 ? "on" : "off" } }, { deviceId: "state" }, at(n)),
  ]).flat();
  await shop.send(
    text([
      ...readings,
      event("t", "devices.tariff", {
        tariffId: "t",
        currency: "EUR",
        validFrom: "2020-01-01",
        plan: { kind: "flat", perKwhMicros: 1_000_000_000 },
      }),
    ]),
  );
  await shop.send(text(reading("home", { energy_interval: { value: 5, unit: "Wh", seconds: 60 } }, {}, { subject: "bo" })));
  await shop.work();
  expect(await rows(MEASURES.devices, { scope: { subject: "bo" } })).toEqual([{ device: "meter", "devices.energy": 5 }]);
  for (const subject of ["bo", "ada", undefined])
    expect({ subject, ...(await dashboards(subject)) }).toMatchObject({ subject, status: [200, 200] });
});
