import type { Tx } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { auditName, type UserActor } from "#server/auth/actor.ts";
import { AppError } from "#server/errors.ts";
import { VIEW_SECONDS, type View } from "#server/view-as/view-cookie.ts";

/**
 * Begins to see a subject's screen, in the actor's scope; the audit trail says who, whose, why and until when.
 * @throws AppError NOT_FOUND when the tenant has no such subject
 */
export async function startViewing(
  tx: Tx,
  tenantId: string,
  actor: UserActor,
  { subject, reason }: { subject: string; reason: string },
): Promise<View> {
  const [known] = await tx`select subject from serve.subjects where tenant_id = ${tenantId} and subject = ${subject}`;
  if (!known) throw new AppError("NOT_FOUND", { message: `There is no customer "${subject.slice(0, 100)}".`, path: "subject" });
  const now = Date.now();
  const [since, until] = [now, now + VIEW_SECONDS * 1_000].map((ms) => new Date(ms).toISOString()) as [string, string];
  const details = { reason, until };
  await recordAudit(tx, { tenantId, actor: auditName(actor), action: "subject.view_as", target: subject, details });
  return { tenantId, subject, since, until };
}
