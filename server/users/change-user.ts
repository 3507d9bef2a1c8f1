import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { orm } from "#db/orm.ts";
import { userAccount } from "#db/schema/core.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";

type Account = typeof userAccount.$inferSelect;

/**
 * Changes an account that is in scope and ends all its sessions, by counting its session version up; audited.
 * @throws AppError NOT_FOUND
 */
export async function changeUser(
  tx: Tx,
  id: string,
  change: Partial<Pick<Account, "status" | "role" | "subject" | "passwordHash">>,
  trail: { actor: AuditActor; action: string; details?: Record<string, unknown> },
): Promise<void> {
  const [user] = await orm(tx)
    .update(userAccount)
    .set({ ...change, sessionVersion: sql`${userAccount.sessionVersion} + 1` })
    .where(eq(userAccount.id, id))
    .returning({ tenantId: userAccount.tenantId, email: userAccount.email });
  if (!user) throw new AppError("NOT_FOUND", { message: "There is no such user." });
  await recordAudit(tx, { tenantId: user.tenantId, target: user.email, ...trail });
}
