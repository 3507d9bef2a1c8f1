import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { countMatching } from "#server/quarantine/count-matching.ts";
import { getJob } from "#server/quarantine/get-job.ts";
import type { QuarantineJob } from "#server/quarantine/job.ts";
import type { JobRequest } from "#server/quarantine/quarantine-input.ts";

/**
 * Asks for something to be done with refused events. A worker does it after the commit (it is to be woken then): events
 * that come later are left alone, however well they match.
 *
 * @param tx in a scope of all the tenant's subjects
 * @throws AppError CONFLICT when nothing matches (any more)
 */
export async function startJob(tx: Tx, tenantId: string, request: JobRequest, actor: AuditActor): Promise<QuarantineJob> {
  const { kind, filter, change, rehearsal, note } = request;
  const expected = await countMatching(tx, tenantId, kind === "reopen" ? "discarded" : "open", filter);
  if (expected === 0) {
    const state = kind === "reopen" ? "discarded" : "open";
    throw new AppError("CONFLICT", {
      message: `No ${state} event matches: somebody may have dealt with them. Load the list anew.`,
    });
  }
  const id = uuidv7();
  await tx`
    insert into core.quarantine_job (tenant_id, id, kind, rehearsal, filter, change, note, actor, expected)
    values (${tenantId}, ${id}, ${kind}, ${rehearsal}, ${JSON.stringify(filter)}::text::jsonb,
      ${change ? JSON.stringify(change) : null}::text::jsonb, ${note}, ${actor}, ${expected})`;
  // A rehearsal changes nothing. Of a text written by hand only that there was one: the trail keeps no payloads.
  if (!rehearsal) {
    const how = change?.kind === "edits" ? { edits: change.edits } : change ? { edited: true } : {};
    const details = { job: id, events: expected, filter, ...how, ...(note && { note }) };
    await recordAudit(tx, {
      tenantId,
      actor,
      action: `quarantine.${kind}`,
      target: filter.ids?.length === 1 ? filter.ids[0]! : id,
      details,
    });
  }
  return getJob(tx, tenantId, id);
}
