import { setTimeout as pause } from "node:timers/promises";
import type { Sql, Tx } from "#db/client.ts";
import { isOutage } from "#db/sqlstate.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";
import { log } from "#server/log.ts";

const MAX_ATTEMPTS = 5;
const RETRY_MS = 1_000;

/** working: a month is done; failed: it is undone and will be tried again; ended: there is nothing more to do in this run. */
export type Slice = { state: "working" | "failed" | "ended"; month: string | null; seen: number; changed: number };

/** The run was cancelled, or another took its place, while a month was worked on: that month is undone. */
class Ended extends Error {}

type Run = { id: string; since: Date | null; done_from: string | null; state: string };

/** Tenants whose past is to be brought up to their rules. @param sql a pool of role pipeline */
export async function tenantsToRecategorise(sql: Sql): Promise<string[]> {
  const rows = await sql`select tenant_id from core.recategorise_run where state in ('queued', 'running') order by tenant_id`;
  return rows.map((row) => row.tenant_id as string);
}

/**
 * The next month of a tenant's open run, from the newest to the oldest: its payments' categories and merchants become what
 * the rules in force give them, in one transaction with the run's own progress. So a run may be killed at any moment, and
 * whoever comes next goes on where it was. Then the marks are rolled up. Another worker on the same tenant waits its turn.
 *
 * @param sql a pool of role pipeline
 * @returns null when the tenant has no open run
 */
export async function recategoriseNext(sql: Sql, tenantId: string): Promise<Slice | null> {
  try {
    const slice = await withRetries(() => sql.begin((tx) => oneMonth(tx as unknown as Tx, tenantId)) as Promise<Slice | null>);
    if (slice && slice.changed > 0) await rollTenant(sql, tenantId);
    return slice;
  } catch (error) {
    if (error instanceof Ended) return { state: "ended", month: null, seen: 0, changed: 0 };
    if (isOutage(error)) throw error;
    log.error({ event: "recategorise.failed", tenant: tenantId, err: error }, "a month could not be recategorised");
    await noteFailure(sql, tenantId, error);
    return { state: "failed", month: null, seen: 0, changed: 0 };
  }
}

/** Works until the tenant has no open run. @returns when it has ended, or the signal was raised */
export async function recategoriseTenant(
  sql: Sql,
  tenantId: string,
  options: { signal?: AbortSignal; onProgress?: (slice: Slice) => void } = {},
): Promise<void> {
  for (let failures = 0; !options.signal?.aborted; ) {
    const slice = await recategoriseNext(sql, tenantId);
    if (!slice) return;
    options.onProgress?.(slice);
    failures = slice.state === "failed" ? failures + 1 : 0;
    if (failures > 0) await pause(RETRY_MS * 2 ** failures, undefined, { signal: options.signal }).catch(() => {});
  }
}

async function oneMonth(tx: Tx, tenantId: string): Promise<Slice | null> {
  // Taken before the run is looked at: what another worker did meanwhile is then seen.
  await tx`select pg_advisory_xact_lock(hashtext('inlay:recategorise'), hashtext(${tenantId}::text))`;
  const [run] = await tx<Run[]>`
    select id, since, done_from, state from core.recategorise_run where tenant_id = ${tenantId} and state in ('queued', 'running')`;
  if (!run) return null;
  if (run.state === "queued") await begin(tx, tenantId, run);
  const [next] = await tx`
    select ops.fact_month(${tenantId}::uuid, ${run.done_from ?? "infinity"}::date, ${run.since}::timestamptz) as month`;
  const month = next?.month as string | null;
  if (month === null) {
    await advance(tx, tenantId, run.id, tx`state = 'done', finished_at = clock_timestamp(), error = null`);
    return { state: "ended", month: null, seen: 0, changed: 0 };
  }
  const [done] = await tx`
    select seen, changed from ops.recategorise(${tenantId}::uuid, greatest(${month}::date::timestamp at time zone 'UTC', ${run.since}::timestamptz),
      (${month}::date + interval '1 month') at time zone 'UTC')`;
  const { seen, changed } = done as unknown as { seen: number; changed: number };
  await advance(
    tx,
    tenantId,
    run.id,
    tx`done_from = ${month}, months_done = months_done + 1, months_total = greatest(months_total, months_done + 1),
      rows_seen = rows_seen + ${seen}, rows_changed = rows_changed + ${changed}, attempts = 0, error = null`,
  );
  return { state: "working", month, seen, changed };
}

async function begin(tx: Tx, tenantId: string, run: Run): Promise<void> {
  await advance(
    tx,
    tenantId,
    run.id,
    tx`state = 'running', started_at = clock_timestamp(), months_total = ops.fact_months(${tenantId}::uuid, ${run.since}::timestamptz)`,
  );
}

/** @throws Ended when the run is not open any more: then all that was done for it in this transaction is undone. */
async function advance(tx: Tx, tenantId: string, id: string, change: ReturnType<Tx>): Promise<void> {
  const rows = await tx`
    update core.recategorise_run set ${change} where tenant_id = ${tenantId} and id = ${id} and state in ('queued', 'running') returning id`;
  if (rows.length === 0) throw new Ended();
}

async function noteFailure(sql: Sql, tenantId: string, error: unknown): Promise<void> {
  await sql`
    update core.recategorise_run set attempts = attempts + 1, error = ${String(error).slice(0, 2000)},
      state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'failed' else state end,
      finished_at = case when attempts + 1 >= ${MAX_ATTEMPTS} then clock_timestamp() end
    where tenant_id = ${tenantId} and state in ('queued', 'running')`;
}
