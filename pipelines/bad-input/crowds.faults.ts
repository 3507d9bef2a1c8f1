import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { payment, reading, text } from "#pipelines/bad-input/testing/events.ts";
import { openShops, type Shop, type Shops } from "#pipelines/bad-input/testing/shop.ts";

// Very many of what there are usually few of. INLAY_CROWD_MERCHANTS and INLAY_CROWD_EVENTS set how many.
const MERCHANTS = Number(process.env.INLAY_CROWD_MERCHANTS ?? 100_000);
const EVENTS = Number(process.env.INLAY_CROWD_EVENTS ?? 1_000_000);
/** Events of one request: as many as one may have. */
const BATCH = 2_000;
const DAYS = 300;
const NEWEST = Date.now() - 3_600_000;
const PERIOD = { from: day(-DAYS - 2), to: day(2) };

let shops: Shops;
let shop: Shop;
beforeAll(async () => {
  shops = await openShops();
});
beforeEach(async () => {
  shop = await shops.open();
});
afterAll(() => shops?.end());

function day(days: number): string {
  return new Date(NEWEST + days * 86_400_000).toISOString().slice(0, 10);
}

/** The time of the nth of so many, spread evenly over the period. */
const timeOf = (n: number, of: number) => new Date(NEWEST - Math.floor((n / of) * DAYS * 86_400_000)).toISOString();

async function sendAll(count: number, make: (n: number) => object): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => make(from + n));
    const { status, body } = await shop.send(text(events));
    expect({ from, status, accepted: body.accepted }).toEqual({ from, status: 200, accepted: events.length });
  }
}

async function expectShown(paths: readonly string[], inputs: readonly object[]): Promise<void> {
  for (const path of paths)
    for (const input of inputs) {
      const begun = performance.now();
      const { status, text: said } = await shop.show(path, input);
      process.stderr.write(
        `${path} ${JSON.stringify(input)}: ${status}, ${said.length} characters, ${Math.round(performance.now() - begun)} ms\n`,
      );
      expect({ path, input, status, said: status === 200 ? "" : said }).toEqual({ path, input, status: 200, said: "" });
    }
}

test(`${MERCHANTS} merchants of one tenant are told page by page, and its dashboards answer`, async () => {
  const subjects = 500;
  await sendAll(MERCHANTS, (n) =>
    payment(
      `p${n}`,
      { kind: "purchase", amountMinor: 1 + (n % 1_000), merchant: { name: `Shop ${n.toString(36)}x${n}` } },
      { subject: `s${n % subjects}`, time: timeOf(n, MERCHANTS) },
    ),
  );
  await shop.work();
  const seen = new Set<unknown>();
  let sum = 0;
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const asked = { measures: ["spending.out"], dimensions: ["merchant"], period: PERIOD, limit: 50_000, offset };
    const { status, body } = await shop.query(asked);
    expect(status).toBe(200);
    for (const row of body.rows) {
      seen.add(row.merchant);
      sum += Number(row["spending.out"]);
    }
    offset = body.nextOffset;
  }
  expect({ merchants: seen.size, sum }).toEqual({
    merchants: MERCHANTS,
    sum: Array.from({ length: MERCHANTS }, (_, n) => 1 + (n % 1_000)).reduce((a, b) => a + b, 0),
  });
  await expectShown(["dashboards.spending", "events.transactions"], [{ period: PERIOD }, { period: PERIOD, subject: "s7" }]);
  await expectShown(["explore.values"], [{ dimension: "merchant" }, { dimension: "merchant", search: "x77" }]);
  await expectShown(["explore.ask"], [{ measures: ["spending.out"], dimensions: ["merchant"], period: PERIOD }]);
});

test(`${EVENTS} events of one subject are all in its figures, and its dashboards answer`, async () => {
  const payments = Math.floor(EVENTS / 10);
  const readings = EVENTS - payments;
  const devices = 8;
  await sendAll(payments, (n) =>
    payment(`p${n}`, { kind: "purchase", merchant: { name: `Shop ${n % 300}` } }, { time: timeOf(n, payments) }),
  );
  await sendAll(readings, (n) =>
    reading(
      `r${n}`,
      { energy_interval: { value: 1, unit: "Wh", seconds: 1 } },
      { deviceId: `device-${n % devices}` },
      { time: timeOf(n, readings) },
    ),
  );
  await shop.work();
  const { body: paid } = await shop.query({ measures: ["spending.out", "spending.payments"], period: PERIOD });
  expect(paid.rows).toEqual([{ currency: "EUR", "spending.out": 100 * payments, "spending.payments": payments }]);
  const { body: used } = await shop.query({ measures: ["devices.energy"], dimensions: ["device"], period: PERIOD });
  expect(used.rows.reduce((sum, row) => sum + Number(row["devices.energy"]), 0)).toBe(readings);
  await expectShown(
    ["dashboards.spending", "dashboards.devices", "events.transactions", "events.readings"],
    [{ period: PERIOD, subject: "ada" }, { period: PERIOD }],
  );
});
