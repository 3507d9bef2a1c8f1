import { DrizzleQueryError } from "drizzle-orm";
import type { Sql, Tx } from "#db/client.ts";

/** Either a pool, or a transaction that the caller already has open. */
export type Db = Sql | Tx;

/** Runs work in the caller's transaction, or in one of its own when the caller has none: all of it happens or nothing. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await (isPool(db) ? (db.begin((tx) => work(tx as unknown as Tx)) as Promise<T>) : work(db));
  } catch (error) {
    // Drizzle's error repeats all parameters (the hash of a password, for one) in its message, which may end in a log.
    throw error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  }
}

const isPool = (db: Db): db is Sql => "begin" in db;
