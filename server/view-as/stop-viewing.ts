import type { Tx } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { auditName, type UserActor } from "#server/auth/actor.ts";

/** Says in the audit trail that somebody has left a subject's screen, and how long they saw it. */
export async function stopViewing(tx: Tx, tenantId: string, actor: UserActor): Promise<void> {
  if (!actor.viewing || actor.subject === null) return;
  const seconds = Math.round((Date.now() - Date.parse(actor.viewing.since)) / 1_000);
  const entry = { tenantId, actor: auditName(actor), action: "subject.view_as_end", target: actor.subject };
  await recordAudit(tx, { ...entry, details: { since: actor.viewing.since, seconds } });
}
