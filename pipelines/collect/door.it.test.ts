import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sql } from "#db/client.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createDoor } from "#pipelines/collect/door.ts";
import { standingOf } from "#pipelines/collect/standing.ts";
import { items, newTenant, payment } from "#pipelines/collect/testing/sender.ts";
import { type Prepared, prepare } from "#server/events/prepare.ts";

let db: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  db = await testDatabase();
  sql = db.sql("collector", { max: 6 });
});
afterAll(() => db.drop());

const newDoor = (more: { waitingEvents?: number } = {}, woken: string[] = []) =>
  createDoor({ sql, transport: "http", onCommitted: (tenant) => woken.push(tenant), ...more });

async function ready(tenant: string, ...events: unknown[]): Promise<Prepared[]> {
  return prepare(items(...events), (await standingOf(sql, tenant)).window);
}

describe("the door", () => {
  test("small concurrent requests share commits, and each gets its own results by its own index", async () => {
    const tenant = await newTenant(db);
    const door = newDoor();
    const requests = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        ready(tenant, payment(`e-${i}`), ...(i % 10 === 0 ? [{ ...payment(`bad-${i}`), subject: "" }] : []), payment(`e-${i}`)),
      ),
    );
    const receipts = await Promise.all(requests.map((events) => door.submit(tenant, "key x", events)));
    receipts.forEach((receipt, i) => {
      const bad = i % 10 === 0 ? [{ index: 1, id: `bad-${i}`, status: "quarantined" }] : [];
      const copy = { index: bad.length + 1, id: `e-${i}`, status: "duplicate" };
      expect(receipt).toMatchObject({ accepted: 1, duplicate: 1, quarantined: bad.length, results: [...bad, copy] });
    });
    const batches = await db.login()`select id, accepted, duplicate, quarantined from raw.batch where tenant_id = ${tenant}`;
    expect(batches.length).toBeLessThan(30);
    expect(new Set(receipts.map(({ batch }) => batch))).toEqual(new Set(batches.map(({ id }) => id)));
    for (const batch of batches) {
      const own = receipts.filter((receipt) => receipt.batch === batch.id);
      expect(own.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(batch.accepted);
      expect(own.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(batch.duplicate);
    }
  });

  test("requests of two tenants and of two keys never share a batch", async () => {
    const [one, two] = [await newTenant(db), await newTenant(db)];
    const door = newDoor();
    const sent = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const tenant = i % 2 ? one : two;
        return { tenant, ...(await door.submit(tenant, `key ${i % 3}`, await ready(tenant, payment(`e-${i}`)))) };
      }),
    );
    const rows = await db.login()`select b.id, b.tenant_id, b.origin from raw.batch b where b.tenant_id in (${one}, ${two})`;
    const place = new Map(rows.map((row) => [row.id, `${row.tenant_id} ${row.origin}`]));
    expect(sent.map(({ batch }) => place.get(batch))).toEqual(sent.map(({ tenant }, i) => `${tenant} key ${i % 3}`));
  });

  test("a request that the database refuses harms none of those that shared its flush", async () => {
    const tenant = await newTenant(db);
    const woken: string[] = [];
    const door = newDoor({}, woken);
    const requests = await Promise.all(Array.from({ length: 40 }, (_, i) => ready(tenant, payment(`e-${i}`))));
    // As if the check had let something through that no database takes.
    requests[20] = requests[20]!.map((event) => ({ ...event, data: "{" }));
    const settled = await Promise.allSettled(requests.map((events) => door.submit(tenant, "key x", events)));
    expect(settled.flatMap(({ status }, i) => (status === "rejected" ? [i] : []))).toEqual([20]);
    expect(await db.login()`select from raw.event where tenant_id = ${tenant}`).toHaveLength(39);
    expect(new Set(woken)).toEqual(new Set([tenant]));
  });

  test("more than may wait is turned away at once, to come again; what waits is stored", async () => {
    const tenant = await newTenant(db);
    const door = newDoor({ waitingEvents: 10 });
    const requests = await Promise.all(Array.from({ length: 30 }, (_, i) => ready(tenant, payment(`e-${i}`))));
    const settled = await Promise.allSettled(requests.map((events) => door.submit(tenant, "key x", events)));
    const refused = settled.filter((one) => one.status === "rejected").map(({ reason }) => reason);
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ code: "UNAVAILABLE", details: { retryAfter: 1 } });
    expect(await db.login()`select from raw.event where tenant_id = ${tenant}`).toHaveLength(10);
    await expect(door.submit(tenant, "key x", requests[29]!)).resolves.toMatchObject({ accepted: 1 });
  });
});
