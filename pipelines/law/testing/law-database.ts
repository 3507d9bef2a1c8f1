import { afterAll, beforeAll } from "vitest";
import { testDatabase } from "#db/testing/test-database.ts";
import type { LawDatabase } from "#pipelines/law/run-law.ts";

/** A database for runs of the law, to be dropped after them. */
export async function openLawDatabase(): Promise<{ db: LawDatabase; drop(): Promise<void> }> {
  const database = await testDatabase();
  const db = {
    collector: database.sql("collector", { max: 4 }),
    pipeline: database.sql("pipeline", { max: 6 }),
    app: database.sql("app"),
  };
  return { db, drop: () => database.drop() };
}

/** A database for the runs of this test file; to be called where tests are declared, and asked within them. */
export function lawDatabase(): () => LawDatabase {
  let opened: Awaited<ReturnType<typeof openLawDatabase>>;
  beforeAll(async () => {
    opened = await openLawDatabase();
  });
  afterAll(() => opened?.drop());
  return () => opened.db;
}
