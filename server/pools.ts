import { connect, type DbRole, type Sql } from "#db/client.ts";
import { readEnv } from "#server/env.ts";
import { countUse } from "#server/observe/pool-use.ts";

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayPools?: Map<string, Sql> };

/** This process's pool for a role, made at first use. @throws Error when DATABASE_URL is not set. */
export function pool(role: DbRole): Sql {
  held.__inlayPools ??= new Map();
  const known = held.__inlayPools.get(role);
  if (known) return known;
  const env = readEnv();
  if (!env.DATABASE_URL)
    throw new Error("DATABASE_URL is not set: start the app by `npm run demo`, `npm run dev` or `npm run inlay -- start`.");
  const made = countUse(connect(env.DATABASE_URL, role, { max: env.INLAY_POOL }), role, env.INLAY_POOL);
  held.__inlayPools.set(role, made);
  return made;
}

/** Ends all pools of this process, for an orderly stop. */
export async function closePools(): Promise<void> {
  const pools = [...(held.__inlayPools?.values() ?? [])];
  held.__inlayPools?.clear();
  await Promise.all(pools.map((sql) => sql.end({ timeout: 5 })));
}
