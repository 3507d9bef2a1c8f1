import type { Sql } from "#db/client.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { recorded } from "#pipelines/process/runs.ts";

/**
 * How soon after a change a view is refreshed: at best every `least` seconds, and never so often that refreshing all of them
 * takes more than one part in `share` of the time. Between refreshes what changed is served from the rollups.
 */
const RHYTHM = {
  spending_tenant_month: { least: 30, share: 10 },
  spending_tenant_merchant: { least: 30, share: 10 },
  devices_tenant_month: { least: 30, share: 10 },
  spending_subject_month: { least: 60, share: 20 },
  devices_subject_month: { least: 60, share: 20 },
} as const;

export type MatView = keyof typeof RHYTHM;
export const MAT_VIEWS = Object.keys(RHYTHM) as MatView[];

/** Refreshes one materialised view. @param sql a pool of role pipeline @returns rows in the view and pending notes settled. */
export async function refreshView(sql: Sql, view: MatView): Promise<{ rows: number; pending: number; ms: number }> {
  const done = await recorded(sql, { kind: "refresh", tenantId: null, target: view }, async () => {
    const [row] = await withRetries(() => sql`select ms, rows, pending from ops.refresh(${view})`);
    if (!row) throw new Error(`ops.refresh('${view}') answered no row`);
    return { rowsIn: row.pending as number, rowsOut: Number(row.rows), ms: row.ms as number };
  });
  if (!done) throw new Error(`refreshing ${view} left no outcome`);
  return { rows: done.rowsOut, pending: done.rowsIn, ms: done.ms };
}

/** Seconds between two refreshes of a view at least. @param ms what refreshing all views took, each the last time */
export function secondsBetween(view: MatView, ms: number): number {
  const { least, share } = RHYTHM[view];
  return Math.max(least, (share * ms) / 1_000);
}

/** Views with something pending whose time has come, and views of closed months when a month has closed since. */
export async function viewsDue(sql: Sql): Promise<MatView[]> {
  const rows = await sql`
    select s.view, extract(epoch from clock_timestamp() - s.refreshed_at)::float8 as age, s.ms,
      exists (select from ops.mat_pending p where p.view = s.view) as pending,
      s.closed_through is distinct from ops.closed_month() as month_closed
    from ops.mat_state s order by s.view`;
  const all = rows.reduce((sum, row) => sum + (row.ms ?? 0), 0);
  const due: MatView[] = [];
  for (const row of rows) {
    const view = MAT_VIEWS.find((name) => name === row.view);
    if (!view) continue;
    if (row.age === null) due.push(view);
    else if ((row.pending || (row.month_closed && view.includes("_subject_"))) && row.age >= secondsBetween(view, all))
      due.push(view);
  }
  return due;
}
