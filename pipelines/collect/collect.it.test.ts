import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sql } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { bytes, items, newTenant, payment } from "#pipelines/collect/testing/sender.ts";
import { loadBatch } from "#server/events/load-batch.ts";
import type { Item } from "#server/events/prepare.ts";

let db: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  db = await testDatabase();
  sql = db.sql("collector", { max: 8 });
});
afterAll(() => db.drop());

/** Sends one batch; whatever it holds, the batch's row tells the same as the receipt. */
async function send(tenantId: string, list: readonly Item[]) {
  const receipt = await collect(sql, { tenantId, transport: "http", origin: "test", items: list });
  const { batch, results, ...counts } = receipt;
  const [row] =
    await db.login()`select accepted, duplicate, quarantined from raw.batch where tenant_id = ${tenantId} and id = ${batch}`;
  expect(row).toEqual(counts);
  expect(counts.accepted + results.length).toBe(list.length);
  return receipt;
}
const stored = (tenantId: string) =>
  db.login()<
    { id: string; data: Record<string, unknown> }[]
  >`select id, data from raw.event where tenant_id = ${tenantId} order by id`;
const quarantined = (tenantId: string) =>
  db.login()<{ event_id: string | null; code: string; path: string; raw: Buffer; schema_version: string; ordinal: number }[]>`
    select event_id, code, path, raw, schema_version, ordinal from raw.quarantine where tenant_id = ${tenantId} order by received_at, ordinal`;

describe("an event is stored once", () => {
  test("50 copies at once: one is accepted, 49 are told duplicate", async () => {
    const tenant = await newTenant(db);
    const copy = items(payment("a"));
    const receipts = await Promise.all(Array.from({ length: 50 }, () => send(tenant, copy)));
    expect(receipts.reduce((sum, receipt) => sum + receipt.accepted, 0)).toBe(1);
    expect(receipts.flatMap((receipt) => receipt.results).map(({ status, id }) => `${id} ${status}`)).toEqual(
      Array(49).fill("a duplicate"),
    );
    expect((await stored(tenant)).map(({ id }) => id)).toEqual(["a"]);
  });

  test("the same content in another order of keys is a duplicate", async () => {
    const tenant = await newTenant(db);
    const event = payment("a");
    await send(tenant, items(event));
    const turned = Object.fromEntries(Object.entries(event).reverse());
    expect(await send(tenant, items(turned))).toMatchObject({ accepted: 0, duplicate: 1, quarantined: 0 });
  });

  test("other content under the same identity is a conflict: kept with its very bytes, the first one stays", async () => {
    const tenant = await newTenant(db);
    await send(tenant, items(payment("a", { amountMinor: 1 })));
    const raw = Buffer.from(` ${JSON.stringify(payment("a", { amountMinor: 2 }), null, 2)}\t`);
    const receipt = await send(tenant, [{ raw }]);
    expect(receipt).toMatchObject({
      accepted: 0,
      duplicate: 0,
      quarantined: 1,
      results: [{ index: 0, id: "a", status: "conflict", code: "identity.conflict" }],
    });
    expect((await stored(tenant)).map(({ data }) => data.amountMinor)).toEqual([1]);
    expect(await quarantined(tenant)).toMatchObject([
      { event_id: "a", code: "identity.conflict", raw, schema_version: "inlay.spending.transaction.v1@1.0" },
    ]);
  });

  test("the same identity in two tenants is two events", async () => {
    const [one, two] = [await newTenant(db), await newTenant(db)];
    await send(one, items(payment("a", { amountMinor: 1 })));
    expect(await send(two, items(payment("a", { amountMinor: 2 })))).toMatchObject({ accepted: 1, results: [] });
    expect((await stored(one)).map(({ data }) => data.amountMinor)).toEqual([1]);
    expect((await stored(two)).map(({ data }) => data.amountMinor)).toEqual([2]);
  });

  test("another source with the same id is another event", async () => {
    const tenant = await newTenant(db);
    expect(await send(tenant, items(payment("a"), { ...payment("a"), source: "/other" }))).toMatchObject({ accepted: 2 });
  });

  test("names of any characters are kept as they were sent, and known again", async () => {
    const tenant = await newTenant(db);
    const names = ['"', "\\", '\\"', "{a,b}", "a,b", "NULL", " a ", "a\nb", "\t", "'", "\u2028", "ä", "🏠", "\\N", "$1"];
    const named = names.map((name) => ({
      ...payment(`id ${name} x`),
      subject: `s${name}s`,
      source: `/s/${encodeURIComponent(name)}'`,
    }));
    expect(await send(tenant, items(...named))).toMatchObject({ accepted: names.length });
    const kept = await db.login()`select id, subject, source from raw.event where tenant_id = ${tenant} order by ordinal`;
    expect(kept).toEqual(named.map(({ id, subject, source }) => ({ id, subject, source })));
    expect(await send(tenant, items(...named, payment("new")))).toMatchObject({ accepted: 1, duplicate: names.length });
    expect(await stored(tenant)).toHaveLength(names.length + 1);
  });

  test("copies inside one batch: the first counts, a plain copy is a duplicate, a changed one a conflict", async () => {
    const tenant = await newTenant(db);
    const receipt = await send(tenant, items(payment("a"), payment("a", { amountMinor: 7 }), payment("b"), payment("a")));
    expect(receipt).toMatchObject({ accepted: 2, duplicate: 1, quarantined: 1 });
    expect(receipt.results.map(({ index, status }) => `${index} ${status}`)).toEqual(["1 conflict", "3 duplicate"]);
    expect((await stored(tenant)).map(({ id, data }) => `${id} ${data.amountMinor}`)).toEqual(["a 4290", "b 4290"]);
  });

  test("different contents racing for one identity: exactly one wins, each other is a conflict", async () => {
    const tenant = await newTenant(db);
    const at = new Date(Date.now() - 5_000).toISOString();
    const receipts = await Promise.all(
      Array.from({ length: 24 }, (_, i) => send(tenant, items(payment(`own-${i}`), payment("a", { amountMinor: i, time: at })))),
    );
    const winners = receipts.flatMap((receipt, i) => (receipt.accepted === 2 ? [i] : []));
    expect(winners).toHaveLength(1);
    expect(receipts.filter((receipt) => receipt.results[0]?.status === "conflict")).toHaveLength(23);
    const [kept] = (await stored(tenant)).filter(({ id }) => id === "a");
    expect(kept?.data.amountMinor).toBe(winners[0]);
    expect(
      (await quarantined(tenant)).map(({ raw }) => JSON.parse(raw.toString()).data.amountMinor).sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 24 }, (_, i) => i).filter((i) => i !== winners[0]));
  });

  test("batches with the same events in opposite orders do not lock each other out", async () => {
    const tenant = await newTenant(db);
    const events = Array.from({ length: 300 }, (_, i) => payment(`e-${i}`, { time: "2026-01-05T10:00:00Z" }));
    const receipts = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) => send(tenant, items(...(i % 2 ? events : [...events].reverse())))),
    );
    expect(receipts.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(300);
    expect(receipts.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(1_500);
  });
});

describe("what does not fit is quarantined, alone", () => {
  test("one bad event of 1,000 leaves 999 accepted", async () => {
    const tenant = await newTenant(db);
    const events = Array.from({ length: 1_000 }, (_, i) => payment(`e-${i}`));
    events[500] = { ...events[500]!, data: { ...events[500]!.data, currency: "EURO" } };
    const receipt = await send(tenant, items(...events));
    expect(receipt).toMatchObject({ accepted: 999, duplicate: 0, quarantined: 1 });
    expect(receipt.results).toMatchObject([
      { index: 500, id: "e-500", status: "quarantined", code: "data.invalid", path: "/data/currency" },
    ]);
    expect(await stored(tenant)).toHaveLength(999);
    expect(await quarantined(tenant)).toMatchObject([
      { ordinal: 500, event_id: "e-500", path: "/data/currency", raw: bytes(events[500]) },
    ]);
  });

  test("it claims no identity: mended and sent again, it is accepted", async () => {
    const tenant = await newTenant(db);
    await send(tenant, items({ ...payment("a"), data: { ...payment("a").data, amountMinor: "42.90" } }));
    expect(await send(tenant, items(payment("a")))).toMatchObject({ accepted: 1 });
  });

  test("bytes that are no JSON, no text, or hold what no text column can, are kept as they came", async () => {
    const tenant = await newTenant(db);
    const strange = [
      Buffer.from("{not json"),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      bytes({ ...payment("nul"), data: { "a\0b": 1 } }),
      bytes({ ...payment("lone\ud800"), data: { x: "\udc00" } }),
      Buffer.from("\0"),
      bytes({ ...payment("long"), data: { ["k".repeat(50_000)]: 1 } }),
    ];
    const receipt = await send(
      tenant,
      strange.map((raw) => ({ raw })),
    );
    expect(receipt).toMatchObject({ accepted: 0, quarantined: strange.length });
    expect((await quarantined(tenant)).map(({ raw }) => raw)).toEqual(strange);
  });

  test("times outside the tenant's window, of the event or of the transaction; and no partition is made for them", async () => {
    const tenant = await newTenant(db);
    const late = payment("b");
    const receipt = await send(
      tenant,
      items(
        payment("a", { time: "1970-01-01T00:00:00Z" }),
        { ...late, data: { ...late.data, occurredAt: "2300-01-01T00:00:00Z" } },
        payment("c", { time: new Date(Date.now() + 3 * 86_400_000).toISOString() }),
      ),
    );
    expect(receipt.results.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "time.outside_window /time",
      "time.outside_window /data/occurredAt",
      "time.outside_window /time",
    ]);
    const made = await db.login()`select relname from pg_class where relname ~ '^(event|transaction|reading)_y(1970|2300)'`;
    expect(made).toHaveLength(0);
  });
});

describe("what is stored", () => {
  test("comes back as it was sent: text, numbers, nesting, and its time to the microsecond", async () => {
    const tenant = await newTenant(db);
    const event = { ...payment("a", { time: "2026-03-31T23:59:59.999999999+00:00" }), subject: "ü/“x”" };
    await send(tenant, items(event));
    const [row] =
      await db.login()`select data, subject, to_char(time at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as time from raw.event where tenant_id = ${tenant}`;
    expect(row).toEqual({ data: event.data, subject: event.subject, time: "2026-03-31 23:59:59.999999" });
  });

  test("a batch tells its way, with what was refused and why; to its tenant alone", async () => {
    const [tenant, other] = [await newTenant(db), await newTenant(db)];
    const receipt = await send(tenant, items(payment("a"), payment("b"), { ...payment("c"), subject: "" }));
    const app = db.sql("app");
    const look = (who: string) =>
      inScope(app, { tenantId: who, subjects: { mode: "all" }, limits: "none" }, (tx) => loadBatch(tx, who, receipt.batch));
    expect(await look(tenant)).toMatchObject({
      id: receipt.batch,
      state: "ready",
      transport: "http",
      origin: "test",
      accepted: 2,
      quarantined: 1,
      processedAt: null,
      events: [{ ordinal: 2, id: "c", stage: "collect", path: "/subject" }],
    });
    await expect(look(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a batch with nothing new in it is done at once, and wakes nobody", async () => {
    const tenant = await newTenant(db);
    const woken: string[] = [];
    const once = () =>
      collect(sql, {
        tenantId: tenant,
        transport: "stream",
        origin: "test",
        items: items(payment("a")),
        onCommitted: (id) => woken.push(id),
      });
    await once();
    const { batch } = await once();
    const [row] = await db.login()`select state, processed_at is not null as processed from raw.batch where id = ${batch}`;
    expect(row).toEqual({ state: "done", processed: true });
    expect(woken).toEqual([tenant]);
  });

  test("values that never were text are taken as well, and kept as JSON where they do not fit", async () => {
    const tenant = await newTenant(db);
    const receipt = await send(tenant, [{ value: payment("a") }, { value: { ...payment("b"), id: 7 } }, { value: undefined }]);
    expect(receipt).toMatchObject({ accepted: 1, quarantined: 2 });
    expect((await quarantined(tenant)).map(({ raw }) => raw.toString())).toEqual([
      JSON.stringify({ ...payment("b"), id: 7 }),
      "undefined",
    ]);
  });
});

describe("the collector", () => {
  test("without a scope it can neither write nor read an event's identity", async () => {
    const tenant = await newTenant(db);
    await send(tenant, items(payment("a")));
    await expect(
      sql`insert into raw.batch (tenant_id, id, transport) values (${tenant}, gen_random_uuid(), 'http')`,
    ).rejects.toThrow(/row-level security/);
    await expect(
      sql`insert into raw.event_key (tenant_id, source, id, hash, batch_id, ordinal, time) values (${tenant}, 's', 'i', '\\x00', gen_random_uuid(), 0, now())`,
    ).rejects.toThrow(/row-level security/);
    expect(await sql`select * from raw.event_key`).toHaveLength(0);
    await expect(sql`select * from raw.event`).rejects.toThrow(/permission denied/);
  });

  test("a suspended or unknown tenant stores nothing", async () => {
    const suspended = await newTenant(db, { status: "suspended" });
    await expect(send(suspended, items(payment("a")))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(send("00000000-0000-7000-8000-000000000000", items(payment("a")))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect(await stored(suspended)).toHaveLength(0);
  });

  test("a month whose partition has gone meanwhile is made again", async () => {
    const tenant = await newTenant(db);
    await send(tenant, items(payment("a", { time: "2019-05-05T00:00:00Z" })));
    await db.login()`drop table raw.event_y2019m05`;
    expect(await send(tenant, items(payment("b", { time: "2019-05-06T00:00:00Z" })))).toMatchObject({ accepted: 1 });
  });

  test("every zone that the schema accepts is one that the database knows", async () => {
    const known = new Set((await db.login()`select name from pg_timezone_names`).map(({ name }) => name));
    expect(Intl.supportedValuesOf("timeZone").filter((zone) => !known.has(zone))).toEqual([]);
  });
});
