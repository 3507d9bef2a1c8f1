import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { orm } from "#db/orm.ts";
import { ROLES, userAccount } from "#db/schema/core.ts";
import type { Db } from "#db/transaction.ts";
import { isoInstant } from "#server/instant.ts";

export const User = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  subject: z.string().nullable(),
  status: z.enum(["active", "disabled"]),
  createdAt: z.iso.datetime(),
  /** Null when they never have. */
  lastSignInAt: z.iso.datetime().nullable(),
});
export type User = z.infer<typeof User>;

/** Who may sign in for a tenant, by e-mail address. */
export async function listUsers(db: Db, tenantId: string): Promise<User[]> {
  const { id, email, name, role, subject, status, createdAt, lastSignInAt } = userAccount;
  const rows = await orm(db)
    .select({ id, email, name, role, subject, status, createdAt, lastSignInAt })
    .from(userAccount)
    .where(eq(userAccount.tenantId, tenantId))
    .orderBy(asc(userAccount.email));
  return rows.map((row) => ({
    ...row,
    createdAt: isoInstant(row.createdAt),
    lastSignInAt: row.lastSignInAt && isoInstant(row.lastSignInAt),
  }));
}
