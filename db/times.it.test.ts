import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test("a time sent as text keeps its microseconds", async () => {
  const [row] = await db.sql("app")`select (${"2026-01-01 10:00:00.123456+00"}::timestamptz)::text as at`;
  expect(row!.at).toBe("2026-01-01 10:00:00.123456+00");
});

test("a time that is none is refused each time, and costs no connection", async () => {
  const sql = db.sql("app");
  const ask = (time: string) => sql.begin((tx) => Promise.all([tx`select 1`, tx`select ${time}::timestamptz`, tx`select 2`]));
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => ask("99999-99-99 99:99:99+00")));
  expect(new Set(answers.map((answer) => answer.status === "rejected" && answer.reason.code))).toEqual(new Set(["22008"]));
  await expect(ask("never")).rejects.toMatchObject({ code: "22007" });
  const [row] = await sql`select ${new Date(0)}::timestamptz as at`;
  expect(row).toEqual({ at: new Date(0) });
});
