import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import type { Choice, ChoiceKind, ChoiceRef } from "./choice.ts";

/** Choices of one kind that a subject may have: far more than anyone makes by hand. */
const MOST = 5_000;

/**
 * Keeps what a viewer chose, over what they chose before.
 *
 * @param tx a transaction of role app in the subject's scope
 * @throws AppError CONFLICT when there are too many already
 */
export async function setChoice<K extends ChoiceKind>(
  tx: Tx,
  ref: ChoiceRef<K> & { choice: Choice<K> },
  actor: AuditActor,
): Promise<void> {
  const { tenantId, subject, kind, key, choice } = ref;
  const [{ others }] = await tx<[{ others: number }]>`
    select count(*)::int as others from core.subject_choice where tenant_id = ${tenantId} and subject = ${subject} and kind = ${kind} and key <> ${key}`;
  if (others >= MOST)
    throw new AppError("CONFLICT", { message: `There are ${MOST} choices of this kind already: take some back first.` });
  await tx`
    insert into core.subject_choice (tenant_id, subject, kind, key, choice, set_by)
    values (${tenantId}, ${subject}, ${kind}, ${key}, ${JSON.stringify(choice)}::text::jsonb, ${actor})
    on conflict (tenant_id, subject, kind, key) do update set choice = excluded.choice, set_by = excluded.set_by, set_at = now()`;
  await recordAudit(tx, { tenantId, actor, action: "choice.set", target: kind, details: { subject, key, ...choice } });
}
