import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { loadDevices } from "./load-devices.ts";
import { loadEvent } from "./load-event.ts";
import { loadReadings, ReadingsParams } from "./load-readings.ts";
import { loadSpending } from "./load-spending.ts";
import { loadTransactions, type TransactionsPage, TransactionsParams } from "./load-transactions.ts";
import { DevicesParams, SpendingParams } from "./params.ts";

let db: TestDatabase;
let tenantId: string;
let otherTenant: string;

const SOURCE = "/bank";
let sent = 0;
const event = (type: string, subject: string, time: string, data: object) => ({
  specversion: "1.0",
  id: `e${++sent}`,
  source: SOURCE,
  type,
  subject,
  time,
  data,
});
const payment = (subject: string, transactionId: string, time: string, data: object) =>
  event("inlay.spending.transaction.v1", subject, time, {
    transactionId,
    direction: "debit",
    currency: "EUR",
    kind: "purchase",
    ...data,
  });
const reading = (subject: string, deviceId: string, time: string, data: object) =>
  event("inlay.devices.reading.v1", subject, time, { deviceId, ...data });

async function send(tenant: string, events: object[]) {
  const receipt = await collect(db.sql("collector"), {
    tenantId: tenant,
    transport: "http",
    origin: "test",
    items: events.map((value) => ({ value })),
  });
  expect(receipt.results).toEqual([]);
  await processAll(db.sql("pipeline"));
}

beforeAll(async () => {
  db = await testDatabase();
  const make = (slug: string) =>
    createTenant(
      db.sql("pipeline"),
      { slug, name: slug, zone: "Europe/Berlin", currency: "EUR", acceptBackDays: 3_650 },
      "system:test",
    );
  tenantId = (await make("ours")).id;
  otherTenant = (await make("theirs")).id;
  await send(tenantId, [
    payment("ada", "rent", "2026-03-01T09:00:00+01:00", {
      amountMinor: 50_000,
      category: "rent",
      accountId: "current",
      merchant: { name: "Landlord" },
    }),
    payment("ada", "shop", "2026-03-05T12:00:00Z", {
      amountMinor: 5_000,
      splits: [
        { amountMinor: 3_000, category: "groceries" },
        { amountMinor: 2_000, category: "clothing" },
      ],
    }),
    payment("ada", "back", "2026-03-06T12:00:00Z", {
      direction: "credit",
      kind: "refund",
      refundOf: "shop",
      amountMinor: 500,
      category: "groceries",
    }),
    payment("ada", "wage", "2026-03-25T12:00:00Z", { direction: "credit", kind: "income", amountMinor: 300_000 }),
    payment("ada", "save", "2026-03-26T12:00:00Z", { kind: "transfer", ownTransfer: true, amountMinor: 10_000 }),
    payment("ada", "coffee", "2026-03-31T12:00:00Z", { amountMinor: 400, status: "pending", category: "groceries" }),
    // 31 March in Berlin, 1 April in UTC it is not: and the other way round.
    payment("ada", "late", "2026-03-31T21:59:59Z", { amountMinor: 111, category: "groceries" }),
    payment("ada", "april", "2026-03-31T22:00:00Z", { amountMinor: 999, category: "groceries" }),
    payment("ada", "dollar", "2026-03-10T12:00:00Z", { amountMinor: 77, currency: "USD", category: "groceries" }),
    payment("bo", "bo-1", "2026-03-10T12:00:00Z", { amountMinor: 4_242, category: "groceries", description: "canary-bo" }),
    ...Array.from({ length: 25 }, (_, index) =>
      payment("many", `m${index}`, `2026-03-${String((index % 5) + 1).padStart(2, "0")}T10:00:00Z`, { amountMinor: index + 1 }),
    ),
  ]);
  // The coffee is booked at another price; then again, corrected.
  await send(tenantId, [
    payment("ada", "coffee", "2026-04-02T08:00:00Z", {
      amountMinor: 450,
      revision: 1,
      occurredAt: "2026-03-31T12:00:00Z",
      category: "groceries",
    }),
  ]);
  await send(tenantId, [
    payment("ada", "coffee", "2026-06-01T08:00:00Z", {
      amountMinor: 460,
      revision: 2,
      occurredAt: "2026-03-31T12:00:00Z",
      category: "groceries",
    }),
  ]);
  await send(tenantId, [
    event("inlay.devices.device.v1", "ada", "2026-03-01T00:00:00Z", { deviceId: "meter", kind: "meter", name: "Meter" }),
    ...Array.from({ length: 12 }, (_, index) =>
      reading("ada", "meter", new Date(Date.parse("2026-03-20T10:00:00Z") + index * 300_000).toISOString(), {
        channels: { energy_interval: { value: 100 + index, unit: "Wh", seconds: 300 }, power: { value: 1.2, unit: "kW" } },
      }),
    ),
  ]);
  await send(tenantId, [
    reading("ada", "meter", "2026-03-20T10:00:00Z", {
      revision: 1,
      quality: "substituted",
      channels: { energy_interval: { value: 50, unit: "Wh", seconds: 300 } },
    }),
  ]);
  await send(otherTenant, [payment("ada", "coffee", "2026-03-31T12:00:00Z", { amountMinor: 13, description: "canary-other" })]);
});
afterAll(() => db.drop());

const inOne = <T>(subject: string | null, work: Parameters<typeof inScope<T>>[2], tenant = tenantId) =>
  inScope(db.sql("app"), { tenantId: tenant, subjects: subject === null ? { mode: "all" } : { mode: "one", subject } }, work);
const march = { from: "2026-03-01", to: "2026-04-01" };
const transactions = (input: object, subject: string | null = "ada") =>
  inOne(subject, (tx) =>
    loadTransactions(tx, { ...TransactionsParams.parse({ period: march, currency: "EUR", ...input }), subject }),
  );

async function allPages(input: object, subject: string | null = "ada") {
  const rows: TransactionsPage["rows"] = [];
  let page = await transactions({ limit: 2, ...input }, subject);
  rows.push(...page.rows);
  while (page.next) {
    page = await transactions({ limit: 2, ...input, cursor: page.next }, subject);
    rows.push(...page.rows);
  }
  return { rows, totals: page.totals };
}

describe("down to transactions", () => {
  test("what is listed adds up to the tile it came from", async () => {
    const view = await inOne("ada", (tx) => loadSpending(tx, { ...SpendingParams.parse({ period: march }), subject: "ada" }));
    expect(view.cashFlow.total).toEqual({ inMinor: 300_000, outMinor: 50_000 + 5_000 - 500 + 460 + 111, netMinor: 244_929 });
    const out = await allPages({ flow: "out" });
    expect(out.rows.reduce((total, row) => total + (row.flow === "refund" ? -row.amountMinor : row.amountMinor), 0)).toBe(
      view.cashFlow.total.outMinor,
    );
    expect(out.totals).toEqual([{ currency: "EUR", inMinor: null, outMinor: view.cashFlow.total.outMinor, payments: 4 }]);
    const income = await allPages({ flow: "in" });
    expect(income.rows.map((row) => row.transactionId)).toEqual(["wage"]);
    for (const { category, spentMinor } of view.byCategory.categories) {
      const behind = await allPages({ flow: "out", filters: { category: [category] } });
      expect(behind.rows.reduce((total, row) => total + (row.flow === "refund" ? -row.amountMinor : row.amountMinor), 0)).toBe(
        spentMinor,
      );
      expect(behind.totals[0]?.outMinor).toBe(spentMinor);
    }
    expect((await allPages({ flow: "own" })).rows.map((row) => row.transactionId)).toEqual(["save"]);
  });

  test("newest first, by local days, a split one by its parts, the current revision alone", async () => {
    const { rows } = await allPages({ flow: "out" });
    expect(rows.map((row) => [row.transactionId, row.part, row.day, row.amountMinor])).toEqual([
      ["late", 0, "2026-03-31", 111],
      ["coffee", 0, "2026-03-31", 460],
      ["back", 0, "2026-03-06", 500],
      ["shop", 1, "2026-03-05", 2_000],
      ["shop", 0, "2026-03-05", 3_000],
      ["rent", 0, "2026-03-01", 50_000],
    ]);
    expect(rows[1]).toMatchObject({ revision: 2, pending: false, event: { source: SOURCE } });
  });

  test("pages neither repeat nor leave out, also where instants are the same", async () => {
    const { rows, totals } = await allPages({ limit: 3 }, "many");
    expect(new Set(rows.map((row) => row.transactionId)).size).toBe(25);
    expect(rows).toHaveLength(25);
    expect(totals).toEqual([{ currency: "EUR", inMinor: 0, outMinor: 325, payments: 25 }]);
  });

  test("filters: merchant, account, none of them, currency", async () => {
    expect((await allPages({ filters: { merchant: ["Landlord"] } })).rows.map((row) => row.transactionId)).toEqual(["rent"]);
    expect((await allPages({ filters: { account: ["current"] } })).totals[0]?.outMinor).toBe(50_000);
    expect((await allPages({ filters: { category: [] } })).rows).toEqual([]);
    const none = await allPages({ flow: "out", filters: { merchant: [null], category: ["groceries"] } });
    expect(none.rows.map((row) => row.transactionId)).toEqual(["late", "coffee", "back", "shop"]);
    const everyCurrency = await allPages({ currency: null, flow: "out" });
    expect(everyCurrency.totals.map((total) => [total.currency, total.outMinor])).toEqual([
      ["EUR", 55_071],
      ["USD", 77],
    ]);
  });

  test("a subject never sees another's, a tenant sees its subjects alone", async () => {
    expect(JSON.stringify(await allPages({}, "ada"))).not.toContain("canary");
    const asked = await inOne("ada", (tx) =>
      loadTransactions(tx, { ...TransactionsParams.parse({ period: march }), subject: "bo" }),
    );
    expect([asked.rows, asked.totals]).toEqual([[], []]);
    const tenant = JSON.stringify(await allPages({ limit: 200 }, null));
    expect(tenant).toContain("canary-bo");
    expect(tenant).not.toContain("canary-other");
  });

  test("a cursor of somebody's making is refused", async () => {
    for (const cursor of ["nonsense", Buffer.from('["2026-01-01\' or 1=1",1,2]').toString("base64url")]) {
      await expect(transactions({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});

describe("down to readings", () => {
  const readings = (input: object, subject: string | null = "ada") =>
    inOne(subject, (tx) =>
      loadReadings(tx, { ...ReadingsParams.parse({ period: { from: "2026-03-20", to: "2026-03-21" }, ...input }), subject }),
    );

  test("those of a bar add up to it", async () => {
    const view = await inOne("ada", (tx) =>
      loadDevices(tx, { ...DevicesParams.parse({ period: { from: "2026-03-20", to: "2026-03-21" } }), subject: "ada" }),
    );
    const bar = view.use.buckets.find((bucket) => bucket.totalWh !== null)!;
    expect(bar).toMatchObject({ start: "2026-03-20T10:00:00Z", totalWh: 50 + 11 * 100 + 66 });
    const between = { from: bar.start, to: "2026-03-20T11:00:00Z" };
    const behind = await readings({ between, limit: 200, filters: { device: ["meter"], channel: ["energy_interval"] } });
    expect(behind.rows.reduce((total, row) => total + row.value, 0)).toBe(bar.totalWh);
    expect(behind).toMatchObject({ readings: 12, next: null });
    expect(behind.rows.at(-1)).toMatchObject({
      at: "2026-03-20T10:00:00.000Z",
      day: "2026-03-20",
      value: 50,
      unit: "Wh",
      seconds: 300,
      revision: 1,
      quality: "substituted",
    });
  });

  test("page by page", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readings>> = await readings({ limit: 5, cursor });
      seen.push(...page.rows.map((row) => `${row.at} ${row.channel}`));
      expect(page.readings).toBe(24);
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  test("nobody else's", async () => {
    expect(await readings({}, "bo")).toEqual({ rows: [], next: null, readings: 0 });
  });
});

describe("down to the event", () => {
  const behind = async (transactionId: string) => {
    const row = (await allPages({})).rows.find((each) => each.transactionId === transactionId)!;
    return inOne("ada", (tx) => loadEvent(tx, row.event));
  };

  test("as it was sent, with all that was said of the same transaction", async () => {
    const view = await behind("coffee");
    expect(view.event).toMatchObject({
      specversion: "1.0",
      subject: "ada",
      time: "2026-06-01T08:00:00.000Z",
      data: { amountMinor: 460, transactionId: "coffee" },
    });
    expect(view.revisions.map(({ revision, event: { data } }) => [revision, data.amountMinor])).toEqual([
      [2, 460],
      [1, 450],
      [0, 400],
    ]);
    expect(JSON.stringify(view)).not.toContain("canary");
  });

  test("a reading with its corrections", async () => {
    const page = await inOne("ada", (tx) =>
      loadReadings(tx, {
        ...ReadingsParams.parse({ period: { from: "2026-03-20", to: "2026-03-21" }, limit: 200 }),
        subject: "ada",
      }),
    );
    const corrected = page.rows.find((row) => row.revision === 1)!;
    const view = await inOne("ada", (tx) => loadEvent(tx, corrected.event));
    expect(view.revisions.map((each) => each.revision)).toEqual([1, 0]);
  });

  test("of another subject or tenant does not exist", async () => {
    const own = (await allPages({}, "bo")).rows[0]!.event;
    await expect(inOne("bo", (tx) => loadEvent(tx, own))).resolves.toMatchObject({
      event: { data: { description: "canary-bo" } },
    });
    await expect(inOne("ada", (tx) => loadEvent(tx, own))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(inOne(null, (tx) => loadEvent(tx, own), otherTenant)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
