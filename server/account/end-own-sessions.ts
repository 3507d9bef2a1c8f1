import type { Sql } from "#db/client.ts";
import { uuidv7 } from "#server/ids.ts";

/**
 * Signs somebody out everywhere, from the next request on; audited.
 * @param sql a pool of role app
 */
export async function endOwnSessions(sql: Sql, userId: string): Promise<void> {
  await sql`select lookup.end_own_sessions(${userId}::uuid, ${uuidv7()}::uuid)`;
}
