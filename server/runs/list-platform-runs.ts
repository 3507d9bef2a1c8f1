import { z } from "zod";
import type { Sql } from "#db/client.ts";
import { pageOf } from "#server/cursor.ts";
import { RunQuery } from "#server/runs/list-runs.ts";
import { Run, type RunRow, toRun } from "#server/runs/run.ts";

export const PlatformRunQuery = RunQuery.pick({ kind: true, state: true, after: true, limit: true });

export const PlatformRunPage = z.object({
  /** Null for what runs for all tenants at once. */
  runs: z.array(Run.extend({ tenant: z.string().nullable() })),
  next: z.string().nullable(),
});

/**
 * Runs of all tenants and of the platform itself, the newest first: nothing for anyone but an operator.
 * @param sql a pool of role app; no scope is needed
 */
export async function listPlatformRuns(
  sql: Sql,
  userId: string,
  query: z.output<typeof PlatformRunQuery>,
): Promise<z.infer<typeof PlatformRunPage>> {
  const { kind = null, state = null, after, limit } = query;
  const found = await sql<(RunRow & { tenant: string | null; place: string })[]>`
    select *, started_at::text as place from lookup.runs(${userId}::uuid, ${kind}, ${state}, ${after?.at ?? null}::text::timestamptz,
      ${after?.id ?? null}::uuid, ${limit + 1})`;
  const { rows, next } = pageOf(found, limit);
  return { runs: rows.map(({ place: _place, tenant, ...row }) => ({ ...toRun(row), tenant })), next };
}
