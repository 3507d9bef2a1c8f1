import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test("queries are not compiled, whatever the server's own setting is", async () => {
  const login = db.login();
  const [{ name } = { name: "" }] = await login`select current_database() as name`;
  await login`alter database ${login(name)} set jit = on`;
  for (const role of ["app", "collector", "pipeline", "owner"] as const) {
    const [row] = await db.sql(role, { max: 1 })`select current_setting('jit') as jit`;
    expect(row).toEqual({ jit: "off" });
  }
});
