import { drizzle, type PgRemoteDatabase } from "drizzle-orm/pg-proxy";
import type { Db } from "#db/transaction.ts";

/**
 * Drizzle's query builder over the caller's transaction, and so in its scope.
 *
 * Not drizzle's own postgres.js driver: that one replaces the parsers and serialisers of the whole pool, also for
 * everybody else's queries (JSON parameters, for one).
 */
export function orm(db: Db): PgRemoteDatabase {
  return drizzle(async (text, params) => ({ rows: await db.unsafe(text, params, { prepare: true }).values() }));
}
