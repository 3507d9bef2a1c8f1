import { afterAll, beforeAll } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { LawDatabase } from "#pipelines/law/run-law.ts";

/** A database for the runs of this test file; to be called where tests are declared, and asked within them. */
export function lawDatabase(): () => LawDatabase {
  let database: TestDatabase;
  let db: LawDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    db = {
      collector: database.sql("collector", { max: 4 }),
      pipeline: database.sql("pipeline", { max: 6 }),
      app: database.sql("app"),
    };
  });
  afterAll(() => database?.drop());
  return () => db;
}
