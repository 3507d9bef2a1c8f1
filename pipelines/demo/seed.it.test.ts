import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createDoor } from "#pipelines/collect/door.ts";
import { receive } from "#pipelines/collect/receive.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";
import { type SeedOptions, seedDemo } from "./seed.ts";

const DAY = 86_400_000;
/** Some days ago, in the middle of a week as the demo counts them. */
const NOW = Math.floor((Date.now() - 28 * DAY) / (7 * DAY)) * 7 * DAY + 24 * DAY;

let db: TestDatabase;
let home: string;
let server: Awaited<ReturnType<typeof serve>>;
/** Says 503 to this many requests more. */
let busy = 0;

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), "inlay-seed-"));
  const sql = db.sql("collector");
  const door = createDoor({ sql, transport: "http", onCommitted: () => {} });
  server = await serve((request) =>
    answer(async () => {
      if (busy-- > 0) throw new AppError("UNAVAILABLE", { retryAfter: 1 });
      return receive({ sql, door }, request);
    }),
  );
});
afterAll(async () => {
  await server?.close();
  await db?.drop();
  await rm(home, { recursive: true, force: true });
});

const seed = (more: Partial<SeedOptions> = {}) =>
  seedDemo({ url: new URL(server.url).origin, databaseUrl: db.url, home, events: 12_000, now: NOW - DAY, ...more });
const stored = async () => Number((await db.login()`select count(*) from raw.event`)[0]!.count);

test("a demo is made once, goes on later, and survives the loss of its notes", async () => {
  busy = 2;
  const first = await seed();
  expect(first.events.refused).toEqual({ count: 0, example: null });
  expect(first.events.accepted).toBeGreaterThan(5_000);
  expect(await stored()).toBe(first.events.accepted);
  expect(first.tenants.map(({ slug }) => slug)).toEqual(["halden", "nordlicht", "marlow"]);
  expect(first.users.map(({ role }) => role)).toEqual(
    expect.arrayContaining(["operator", "admin", "analyst", "viewer", "customer"]),
  );

  const again = await seed();
  expect(again).toMatchObject({ users: first.users, tenants: first.tenants, events: { accepted: 0, duplicate: 0 } });

  const later = await seed({ now: NOW });
  expect(later.events.accepted).toBeGreaterThan(0);
  expect(later.events.duplicate).toBe(0);
  const all = await stored();

  await rm(join(home, "demo-state.json"));
  const anew = await seed({ now: NOW });
  expect(anew.events).toMatchObject({ refused: { count: 0 } });
  expect(anew.events.duplicate).toBeGreaterThan(first.events.accepted / 2);
  expect(await stored()).toBe(all + anew.events.accepted);
  // Nobody knows the old passwords any more, so there are new ones; keys and tenants likewise.
  expect(anew.tenants.map(({ id }) => id)).toEqual(first.tenants.map(({ id }) => id));
  expect(anew.users[0]!.password).not.toBe(first.users[0]!.password);
}, 120_000);
