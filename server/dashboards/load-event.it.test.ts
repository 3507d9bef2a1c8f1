import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { loadDevices } from "./load-devices.ts";
import { loadEvent } from "./load-event.ts";
import { loadReadings, ReadingsParams } from "./load-readings.ts";
import { loadTransactions, TransactionsParams } from "./load-transactions.ts";
import { DevicesParams } from "./params.ts";
import { sendMarch } from "./testing/march.ts";

let db: TestDatabase;
let tenantId: string;
let otherTenant: string;
beforeAll(async () => {
  db = await testDatabase();
  ({ tenantId, otherTenant } = await sendMarch(db));
});
afterAll(() => db.drop());

const inOne = <T>(subject: string | null, work: Parameters<typeof inScope<T>>[2], tenant = tenantId) =>
  inScope(
    db.sql("app"),
    { tenantId: tenant, subjects: subject === null ? { mode: "all" } : { mode: "one", subject }, limits: "none" },
    work,
  );
const transactions = (subject: string) =>
  inOne(
    subject,
    async (tx) =>
      (await loadTransactions(tx, { ...TransactionsParams.parse({ period: { from: "2026-03-01", to: "2026-04-01" } }), subject }))
        .rows,
  );

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
    const row = (await transactions("ada")).find((each) => each.transactionId === transactionId)!;
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

  test("with what the figures count of it: each part, its category and why; nothing of one that was corrected", async () => {
    const split = await behind("shop");
    expect(
      split.counted?.map(({ part, amountMinor, category, categoryFrom, flow }) => [
        part,
        amountMinor,
        category,
        categoryFrom,
        flow,
      ]),
    ).toEqual([
      [0, 3_000, "groceries", "event", "debit"],
      [1, 2_000, "clothing", "event", "debit"],
    ]);
    const corrected = await behind("coffee");
    expect(corrected.counted).toHaveLength(1);
    const former = corrected.revisions.at(-1)!.event;
    const view = await inOne("ada", (tx) => loadEvent(tx, { source: former.source, id: former.id }));
    expect(view.counted).toEqual([]);
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
    const own = (await transactions("bo"))[0]!.event;
    await expect(inOne("bo", (tx) => loadEvent(tx, own))).resolves.toMatchObject({
      event: { data: { description: "canary-bo" } },
    });
    await expect(inOne("ada", (tx) => loadEvent(tx, own))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(inOne(null, (tx) => loadEvent(tx, own), otherTenant)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
