import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { uuidv7 } from "#server/ids.ts";
import type { RunRequest } from "#server/rules/rules-input.ts";

/**
 * Asks the workers to bring the past up to the rules of a version. One run per tenant is open at a time: the newer one
 * takes the place of one that is not done, since it goes over the same months by the rules that count now.
 * @returns its id
 */
export async function requestRun(
  tx: Tx,
  tenantId: string,
  version: number,
  past: z.output<typeof RunRequest>,
  actor: AuditActor,
): Promise<string> {
  await endOpenRun(tx, tenantId, `A run of version ${version} of the rules took its place.`);
  const id = uuidv7();
  const day = past.which === "since" ? past.day : null;
  await tx`
    insert into core.recategorise_run (tenant_id, id, rule_version, since, requested_by)
    select t.id, ${id}::uuid, ${version}, ${day}::date::timestamp at time zone t.zone, ${actor} from core.tenant t where t.id = ${tenantId}`;
  return id;
}

/** Ends the run that is not done yet, where there is one. */
export async function endOpenRun(tx: Tx, tenantId: string, why: string): Promise<void> {
  await tx`
    update core.recategorise_run set state = 'cancelled', finished_at = clock_timestamp(), error = ${why}
    where tenant_id = ${tenantId} and state in ('queued', 'running')`;
}
