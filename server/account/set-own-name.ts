import type { z } from "zod";
import type { Sql } from "#db/client.ts";
import { OwnName } from "#server/account/account-input.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";

/**
 * Changes what somebody is called; audited.
 * @param sql a pool of role app
 * @throws AppError BAD_REQUEST
 */
export async function setOwnName(sql: Sql, userId: string, input: z.input<typeof OwnName>): Promise<void> {
  const { name } = parseInput(OwnName, input);
  await sql`select lookup.set_own_name(${userId}::uuid, ${name}, ${uuidv7()}::uuid)`;
}
