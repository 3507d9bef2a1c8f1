import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import type { ChoiceKind, ChoiceRef } from "./choice.ts";

/**
 * Takes back what a viewer chose; where nothing was chosen nothing happens.
 *
 * @param tx a transaction of role app in the subject's scope
 */
export async function clearChoice(tx: Tx, ref: ChoiceRef<ChoiceKind>, actor: AuditActor): Promise<void> {
  const { tenantId, subject, kind, key } = ref;
  const cleared = await tx`
    delete from core.subject_choice where tenant_id = ${tenantId} and subject = ${subject} and kind = ${kind} and key = ${key} returning key`;
  if (cleared.length === 0) return;
  await recordAudit(tx, { tenantId, actor, action: "choice.clear", target: kind, details: { subject, key } });
}
