import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { DevicesParams } from "#server/dashboards/params.ts";
import { uuidv7 } from "#server/ids.ts";
import { type HourRow, type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";

let db: TestDatabase;
let tenant: RowsTenant;

const HOUR = 3_600_000;
const uj = (wh: number) => String(BigInt(Math.round(wh * 1_000)) * 3_600_000n);
const all = [1, 2, 3, 4, 5, 6, 7];
const flat = (perKwhMicros: number): Plan => ({ kind: "flat", perKwhMicros });
/** 0.30 by day, 0.20 from 22:00 to 06:00. */
const NIGHT: Plan = {
  kind: "time_of_use",
  bands: [
    { weekdays: all, fromHour: 6, toHour: 22, perKwhMicros: 300_000 },
    { weekdays: all, fromHour: 22, toHour: 6, perKwhMicros: 200_000 },
  ],
};
/** 0.20 up to 10 kWh a month, 0.50 beyond. */
const TIERS: Plan = {
  kind: "tiered",
  tiers: [
    { upToKwh: 10, perKwhMicros: 200_000 },
    { upToKwh: null, perKwhMicros: 500_000 },
  ],
};

/** Whole hours from an instant on, each device with the same Wh in every one; null for hours without a figure. */
async function hours(
  subject: string,
  from: string,
  count: number,
  wh: Partial<Record<HourRow["role"], number | null>>,
  zone?: string,
) {
  const rows = Object.entries(wh).flatMap(([role, value]) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ subject, device: `${subject}-${role}`, role: role as HourRow["role"] },
      ...{ hour: new Date(Date.parse(from) + at * HOUR).toISOString(), energy_uj: value === null ? null : uj(value) },
    })),
  );
  await tenant.hours(rows, zone);
}

/** A home with a main meter and a fridge behind it. */
async function home(subject: string, zone: string | null = null) {
  await tenant.subject(subject, null, zone);
  await tenant.device({ subject, device: `${subject}-home`, role: "home", kind: "meter" });
  await tenant.device({
    subject,
    device: `${subject}-part`,
    role: "part",
    parent: `${subject}-home`,
    name: "Fridge",
    room: "Kitchen",
  });
}

async function tariff(subject: string, validFrom: string, plan: Plan, more: { currency?: string; validTo?: string } = {}) {
  const row = { tenant_id: tenant.tenantId, id: uuidv7(), subject, name: `From ${validFrom}`, currency: more.currency ?? "EUR" };
  await db.sql("pipeline")`
    insert into core.tariff (tenant_id, id, subject, name, currency, valid_from, valid_to, plan, changed_by)
    values (${row.tenant_id}, ${row.id}, ${subject}, ${row.name}, ${row.currency}, ${validFrom}, ${more.validTo ?? null}, ${JSON.stringify(plan)}::text::jsonb, 'test')`;
}

async function cost(subject: string, from: string, to: string, filters: object = {}) {
  const scope = { tenantId: tenant.tenantId, subjects: { mode: "one", subject }, limits: "none" } as const;
  const input = { period: { from, to }, filters: { device: null, room: null, ...filters } };
  const view = await inScope(db.sql("app"), scope, async (tx) =>
    DevicesView.parse(await loadDevices(tx, { ...DevicesParams.parse(input), subject })),
  );
  expectToAddUp(view.cost!);
  expect(view.cost!.buckets.map(({ start, wh }) => [start, wh])).toEqual(
    view.use.buckets.map(({ start, totalWh }) => [start, totalWh]),
  );
  return view.cost!;
}

/** Whatever is asked: buckets and devices add up to the whole. */
function expectToAddUp({ costMinor, buckets, byDevice }: NonNullable<DevicesView["cost"]>) {
  const sum = (parts: readonly { costMinor: number | null }[]) => parts.reduce((total, part) => total + (part.costMinor ?? 0), 0);
  expect(sum(buckets)).toBe(costMinor ?? 0);
  expect(sum(byDevice)).toBe(costMinor ?? 0);
}

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
});
afterAll(() => db.drop());

test("a flat price: 24 kWh at 0.3249 are 7.80", async () => {
  await home("plain");
  await hours("plain", "2026-03-09T23:00:00Z", 24, { home: 1_000, part: 250 });
  await tariff("plain", "2026-01-01", flat(324_900));
  const found = await cost("plain", "2026-03-10", "2026-03-11");
  expect(found).toMatchObject({
    currency: "EUR",
    costMinor: 780,
    meanMicros: 324_900,
    unpricedWh: 0,
    others: [],
    comparedMinor: null,
  });
  expect(found.tariffs).toEqual([
    expect.objectContaining({
      own: true,
      kind: "flat",
      validFrom: "2026-01-01",
      until: null,
      prices: [{ label: "at all times", perKwhMicros: 324_900 }],
    }),
  ]);
  // 6 kWh are 1.9494, the rest 5.8482: rounded down they lack one cent, which goes to the greater loss.
  expect(found.byDevice).toEqual([
    { device: "untracked", name: "Untracked", costMinor: 585, wh: 18_000, share: 0.75 },
    { device: "plain-part", name: "Fridge", costMinor: 195, wh: 6_000, share: 0.25 },
  ]);
});

describe("time of use", () => {
  beforeAll(async () => {
    await home("night");
    // Local 28 (24 hours) and 29 March (23), 25 October (25): 1 kWh an hour.
    await hours("night", "2026-03-27T23:00:00Z", 24 + 23, { home: 1_000 });
    await hours("night", "2026-10-24T22:00:00Z", 25, { home: 1_000 });
    await tariff("night", "2026-01-01", NIGHT);
  });
  test("follows the local clock across midnight: 16 hours by day, 8 by night", async () => {
    const found = await cost("night", "2026-03-28", "2026-03-29");
    expect(found.costMinor).toBe(16 * 30 + 8 * 20);
    expect(found.buckets.map(({ costMinor }) => costMinor)).toEqual([...Array(6).fill(20), ...Array(16).fill(30), 20, 20]);
  });
  test("on the day of 23 hours has 7 at night, on the day of 25 it has 9", async () => {
    expect((await cost("night", "2026-03-29", "2026-03-30")).costMinor).toBe(16 * 30 + 7 * 20);
    const autumn = await cost("night", "2026-10-25", "2026-10-26");
    expect(autumn.costMinor).toBe(16 * 30 + 9 * 20);
    expect(autumn.buckets).toHaveLength(25);
  });
  test("is the same by the day as by the hour", async () => {
    const found = await cost("night", "2026-03-01", "2026-04-01");
    expect(found.buckets.filter((bucket) => bucket.costMinor !== null)).toMatchObject([
      { start: "2026-03-28", costMinor: 640 },
      { start: "2026-03-29", costMinor: 620 },
    ]);
  });
});

describe("tiers", () => {
  beforeAll(async () => {
    await home("tiers");
    // 1.5 kWh an hour from 1 February 2028 on: 10 kWh are reached within the seventh hour.
    await hours("tiers", "2028-01-31T23:00:00Z", 48, { home: 1_500, part: 300 });
    // The leap day belongs to February; March begins anew.
    await hours("tiers", "2028-02-28T23:00:00Z", 48, { home: 1_000 });
    await tariff("tiers", "2026-01-01", TIERS);
  });
  test("that change within an hour: it costs the mean, and a device pays that", async () => {
    const found = await cost("tiers", "2028-02-01", "2028-02-02");
    expect(found.costMinor).toBe(10 * 20 + 26 * 50);
    // 9 to 10.5 kWh: one at 0.20 and a half at 0.50.
    expect(found.buckets.slice(5, 8).map(({ costMinor }) => costMinor)).toEqual([30, 45, 75]);
    // Six hours of 0.3 kWh at 0.20, one at 0.30, seventeen at 0.50.
    expect(found.byDevice.map(({ device, costMinor }) => [device, costMinor])).toEqual([
      ["untracked", 1_200],
      ["tiers-part", 36 + 9 + 255],
    ]);
  });
  test("count from the month's first day, also of a period that begins later, and with a filter from the home's use", async () => {
    expect((await cost("tiers", "2028-02-02", "2028-02-03")).costMinor).toBe(36 * 50);
    expect((await cost("tiers", "2028-02-01", "2028-02-02", { device: ["tiers-part"] })).costMinor).toBe(300);
    expect((await cost("tiers", "2028-02-02", "2028-02-03", { room: ["Kitchen"] })).costMinor).toBe(360);
  });
  test("hold through the leap day, and begin anew with the month", async () => {
    expect((await cost("tiers", "2028-02-29", "2028-03-01")).costMinor).toBe(24 * 50);
    expect((await cost("tiers", "2028-03-01", "2028-03-02")).costMinor).toBe(10 * 20 + 14 * 50);
    expect((await cost("tiers", "2028-02-29", "2028-03-02")).costMinor).toBe(24 * 50 + 10 * 20 + 14 * 50);
  });
  test("begin anew with a tariff that begins within the month; what is fed back runs back", async () => {
    await home("solar");
    await hours("solar", "2026-05-09T22:00:00Z", 8, { home: 2_000 });
    await hours("solar", "2026-05-10T10:00:00Z", 4, { home: -2_000 });
    await hours("solar", "2026-05-09T10:00:00Z", 5, { home: 2_000 });
    await tariff("solar", "2026-01-01", TIERS);
    await tariff("solar", "2026-05-10", TIERS);
    const found = await cost("solar", "2026-05-10", "2026-05-11");
    // Up to 16 kWh and back to 8.
    expect(found.costMinor).toBe(8 * 20);
    expect(found.buckets[12]).toMatchObject({ costMinor: -100, wh: -2_000 });
    expect((await cost("solar", "2026-05-09", "2026-05-11")).costMinor).toBe(10 * 20 + 8 * 20);
  });
});

test("a tariff changes at local midnight, to the hour", async () => {
  await home("change", "Asia/Kolkata");
  // Half past the hour in UTC: local 22:00 to 02:00.
  await hours("change", "2026-06-30T16:30:00Z", 4, { home: 1_000 }, "Asia/Kolkata");
  await tariff("change", "2026-01-01", flat(300_000));
  await tariff("change", "2026-07-01", flat(400_000));
  const found = await cost("change", "2026-06-30", "2026-07-02");
  expect(found.buckets.map(({ costMinor }) => costMinor).filter((minor) => minor !== null)).toEqual([30, 30, 40, 40]);
  expect(found.tariffs.map(({ validFrom, until }) => [validFrom, until])).toEqual([
    ["2026-01-01", "2026-07-01"],
    ["2026-07-01", null],
  ]);
});

test("a home's own tariff comes before the tenant's, which holds on days without one; before that nothing does", async () => {
  await home("own");
  await hours("own", "2024-03-09T23:00:00Z", 5 * 24, { home: 1_000 });
  await tariff("", "2024-03-11", flat(100_000), { validTo: "2024-04-01" });
  await tariff("own", "2024-03-12", flat(300_000), { validTo: "2024-03-14" });
  const found = await cost("own", "2024-03-10", "2024-03-15");
  expect(found.buckets.map(({ costMinor }) => costMinor)).toEqual([null, 240, 720, 720, 240]);
  expect(found).toMatchObject({ unpricedWh: 24_000, costMinor: 1_920, meanMicros: 200_000 });
  expect(found.tariffs.map(({ own, validFrom }) => [own, validFrom])).toEqual([
    [false, "2024-03-11"],
    [true, "2024-03-12"],
  ]);
});

test("without a tariff there is no cost, and all use is told as unpriced; a whole tenant has none", async () => {
  await home("none");
  await hours("none", "2026-03-09T23:00:00Z", 24, { home: 1_000, part: 100 });
  const found = await cost("none", "2026-03-10", "2026-03-11");
  expect(found).toMatchObject({
    currency: null,
    costMinor: null,
    meanMicros: null,
    unpricedWh: 24_000,
    tariffs: [],
    byDevice: [],
  });
  const scope = { tenantId: tenant.tenantId, subjects: { mode: "all" }, limits: "none" } as const;
  const whole = await inScope(db.sql("app"), scope, (tx) => loadDevices(tx, { ...DevicesParams.parse({}), subject: null }));
  expect(whole.cost).toBeNull();
});

test("a gap costs nothing and is no zero", async () => {
  await home("gap");
  await hours("gap", "2026-03-09T23:00:00Z", 2, { home: 1_000 });
  await hours("gap", "2026-03-10T01:00:00Z", 2, { home: null });
  await hours("gap", "2026-03-10T05:00:00Z", 1, { home: 0 });
  await tariff("gap", "2026-01-01", flat(300_000));
  const { buckets, costMinor } = await cost("gap", "2026-03-10", "2026-03-11");
  expect(buckets.slice(0, 7).map((bucket) => bucket.costMinor)).toEqual([30, 30, null, null, null, null, 0]);
  expect(costMinor).toBe(60);
});

test("a negative price pays, rounded half away from zero", async () => {
  await home("spot");
  await hours("spot", "2026-03-09T23:00:00Z", 1, { home: 1_500 });
  await tariff("spot", "2026-01-01", flat(-50_000)); // 7.5 cents
  expect(await cost("spot", "2026-03-10", "2026-03-11")).toMatchObject({ costMinor: -8, meanMicros: -50_000 });
});

test("two currencies are told apart: the last one's cost is the figure, the other's stands beside it", async () => {
  await home("lev", "Europe/Sofia");
  await hours("lev", "2025-12-30T22:00:00Z", 48, { home: 1_000, part: 500 }, "Europe/Sofia");
  await tariff("lev", "2025-01-01", flat(260_000), { currency: "BGN" });
  await tariff("lev", "2026-01-01", flat(130_000));
  const found = await cost("lev", "2025-12-31", "2026-01-02");
  expect(found).toMatchObject({ currency: "EUR", costMinor: 312, meanMicros: 130_000, unpricedWh: 0 });
  expect(found.others).toEqual([{ currency: "BGN", costMinor: 624, wh: 24_000 }]);
  expect(new Set(found.buckets.slice(0, 24).map(({ costMinor }) => costMinor))).toEqual(new Set([null]));
  expect(found.byDevice).toMatchObject([{ costMinor: 156, wh: 12_000 }, { costMinor: 156 }]);
  // Compared with days of another currency there is nothing to compare with.
  expect((await cost("lev", "2026-01-01", "2026-01-02")).comparedMinor).toBeNull();
});

test("minor units are those of the currency: none of the yen, thousandths of the dinar", async () => {
  for (const [subject, currency, minor] of [
    ["tokyo", "JPY", 744],
    ["kuwait", "KWD", 744_000],
  ] as const) {
    await home(subject);
    await hours(subject, "2026-03-09T23:00:00Z", 24, { home: 1_000 });
    await tariff(subject, "2026-01-01", flat(31_000_000), { currency });
    expect(await cost(subject, "2026-03-10", "2026-03-11")).toMatchObject({ currency, costMinor: minor });
  }
});
