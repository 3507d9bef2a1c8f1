import type { TestDatabase } from "#db/testing/test-database.ts";
import type { Kind } from "#server/fuzz/testing/faults-in.ts";
import { askersOf, withKey } from "#server/isolation/testing/asking.ts";
import { openFrame } from "#server/isolation/testing/frames.ts";
import type { World } from "#server/isolation/testing/world.ts";
import { createKey } from "#server/keys/create-key.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";

export type Actor = { name: string; headers: Record<string, string> };

/** Everyone who may come: nobody, people of each role of tenant A, keys of each scope alone and of all, frames with and without a subject. */
export async function actorsOf(db: TestDatabase, world: World): Promise<Actor[]> {
  const { a } = world;
  const keys = (Object.keys(KEY_SCOPES) as KeyScope[]).map(async (scope): Promise<Actor> => {
    const { key } = await createKey(db.sql("pipeline"), a.id, { name: scope, scopes: [scope] }, "test");
    return { name: `key for ${scope}`, headers: withKey(key) };
  });
  const frame = async (name: string, subject: string | null, locks = {}): Promise<Actor> => {
    const { headers } = await openFrame(db, a.id, a.embed.kid, { subject, locks });
    return { name, headers };
  };
  return [
    { name: "nobody", headers: { "sec-fetch-site": "same-origin" } },
    ...(await askersOf(world)),
    ...(await Promise.all(keys)),
    await frame("frame of a subject", a.subjects[1].id),
    await frame("frame of the tenant, locked", null, { account: ["none"] }),
  ];
}

/** Those who may do most come most often, or little would be reached behind the doors. */
export function weightOf({ name }: Actor, by: Kind): number {
  if (by !== "procedure") return name === "key of A" ? 30 : 1;
  return name === "operator in A" ? 15 : name.startsWith("customer of") ? 4 : 1;
}
