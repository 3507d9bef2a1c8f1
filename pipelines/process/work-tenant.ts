import type { Sql } from "#db/client.ts";
import { processClaim } from "#pipelines/process/process-tenant.ts";
import { rollOnce, rollTenant } from "#pipelines/process/roll-tenant.ts";

/** With a backlog, rolling once a second costs less than after every claim, and dashboards still move. */
const ROLL_EVERY_MS = 1000;

export type Progress = { batches: number; events: number; refused: number; marks: number };

/**
 * All that waits for a tenant: claims until no batch is ready, rolling as it goes, then rolls what is left.
 * @param sql a pool of role pipeline
 * @param signal ends the work between two transactions
 */
export async function workTenant(
  sql: Sql,
  tenantId: string,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Progress> {
  const total: Progress = { batches: 0, events: 0, refused: 0, marks: 0 };
  let rolledAt = performance.now();
  while (!options.signal?.aborted) {
    const claim = await processClaim(sql, tenantId);
    if (!claim || claim.batches === 0) break;
    total.batches += claim.batches;
    total.events += claim.rowsIn;
    total.refused += claim.rowsIn - claim.rowsOut;
    if (performance.now() - rolledAt >= ROLL_EVERY_MS) {
      total.marks += (await rollOnce(sql, tenantId))?.rowsIn ?? 0;
      rolledAt = performance.now();
    }
    options.onProgress?.(total);
  }
  if (!options.signal?.aborted) total.marks += await rollTenant(sql, tenantId);
  options.onProgress?.(total);
  return total;
}

/** Tenants with batches ready now, or marks waiting whose time has come, in sorted order. */
export async function tenantsWithWork(sql: Sql): Promise<string[]> {
  const rows = await sql`
    select t.id from core.tenant t
    where exists (select from raw.batch b where b.tenant_id = t.id and b.state = 'ready' and (b.next_attempt_at is null or b.next_attempt_at <= clock_timestamp()))
      or (exists (select from ops.mark m where m.tenant_id = t.id)
        and not exists (select from ops.roll_failure f where f.tenant_id = t.id and f.next_attempt_at > clock_timestamp()))
    order by t.id`;
  return rows.map((row) => row.id as string);
}

/**
 * Works until no tenant has anything ready: what `inlay process` does, and tests.
 * @param sql a pool of role pipeline
 */
export async function processAll(
  sql: Sql,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Progress> {
  const total: Progress = { batches: 0, events: 0, refused: 0, marks: 0 };
  for (
    let tenants = await tenantsWithWork(sql);
    tenants.length > 0 && !options.signal?.aborted;
    tenants = await tenantsWithWork(sql)
  ) {
    for (const tenantId of tenants) {
      const before = { ...total };
      const add = (done: Progress) => {
        for (const key of ["batches", "events", "refused", "marks"] as const) total[key] = before[key] + done[key];
        options.onProgress?.(total);
      };
      add(await workTenant(sql, tenantId, { signal: options.signal, onProgress: add }));
    }
  }
  return total;
}
