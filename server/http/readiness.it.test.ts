import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { readiness } from "#server/http/readiness.ts";

let db: TestDatabase;
const before = process.env.DATABASE_URL;
beforeAll(async () => {
  db = await testDatabase();
  process.env.DATABASE_URL = db.url;
});
afterAll(() => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
});

test("a process says that it is ready, which part is not, and that the database has gone, each time as it is", async () => {
  expect(await readiness()).toEqual({ ready: true, parts: { database: "ok", writable: "ok", migrations: "ok" } });

  const [last] =
    await db.login()`delete from inlay_meta.migration where name = (select max(name) from inlay_meta.migration where name like '%.sql') returning name`;
  const behind = await readiness();
  expect(behind).toMatchObject({ ready: false, parts: { database: "ok", writable: "ok" } });
  expect(behind.parts.migrations).toContain(last?.name);

  await db.login()`insert into inlay_meta.migration (name, hash, needs) values ('9999_less.sql', '', '9998_more.sql')`;
  expect((await readiness()).parts.migrations).toMatch(/newer version that this one cannot work with \(9999_less\.sql\)/);

  await db.drop();
  const started = Date.now();
  const gone = await readiness();
  expect(gone.ready).toBe(false);
  expect(gone.parts.database).not.toBe("ok");
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(JSON.stringify(gone)).not.toMatch(/127\.0\.0\.1|inlay_app|t_[0-9a-f]{12}/);
});

test("a database that takes connections and never answers is found out within seconds", async () => {
  const { createServer } = await import("node:net");
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  process.env.DATABASE_URL = `postgres://a:b@127.0.0.1:${(silent.address() as { port: number }).port}/c`;
  const started = Date.now();
  expect(await readiness()).toMatchObject({ ready: false, parts: { database: expect.stringContaining("no answer") } });
  expect(Date.now() - started).toBeLessThan(5_000);
  silent.close();
});
