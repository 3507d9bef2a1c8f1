import { vi } from "vitest";
import type { connectQueue } from "#db/queue.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { ADDRESS } from "#server/isolation/testing/asking.ts";
import { makeWorld, type World } from "#server/isolation/testing/world.ts";
import { closePools } from "#server/pools.ts";

export type Setting = { db: TestDatabase; world: World; end(): Promise<void> };

/** Sets this process up to serve a database. @returns what ends it, and drops the database */
export function serve(db: TestDatabase): () => Promise<void> {
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", ADDRESS);
  return async () => {
    // The events' door holds a queue of its own for as long as the process lives.
    const held = globalThis as typeof globalThis & { __inlayQueue?: ReturnType<typeof connectQueue> };
    await (await held.__inlayQueue)?.stop({ graceful: false });
    await closePools();
    vi.unstubAllEnvs();
    await db.drop();
  };
}

/** A database of a test file's own with the two tenants in it, and this process set up to serve it. */
export async function setUp(): Promise<Setting> {
  const db = await testDatabase();
  const end = serve(db);
  return { db, world: await makeWorld(db), end };
}
