import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Cursor, pageOf } from "#server/cursor.ts";
import { Run, type RunRow, toRun } from "#server/runs/run.ts";
import { Days, withinDays } from "#server/within-days.ts";

export const RunQuery = z.object({
  kind: z.string().max(50).optional(),
  state: z.enum(["ok", "failed"]).optional(),
  ...Days,
  after: Cursor.optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const RunPage = z.object({ runs: z.array(Run), next: z.string().nullable() });

/** Runs of a tenant's processing, the newest first. */
export async function listRuns(tx: Tx, tenantId: string, query: z.output<typeof RunQuery>): Promise<z.infer<typeof RunPage>> {
  const { kind, state, after, limit } = query;
  const found = await tx<(RunRow & { place: string })[]>`
    select id, kind, target, started_at, ms, rows_in, rows_out, watermark, state, error, started_at::text as place
    from serve.runs
    where tenant_id = ${tenantId}
      ${kind === undefined ? tx`` : tx`and kind = ${kind}`}
      ${state ? tx`and state = ${state}` : tx``}
      ${withinDays(tx, tenantId, "started_at", query)}
      ${after ? tx`and (started_at, id) < (${after.at}::text::timestamptz, ${after.id}::uuid)` : tx``}
    order by started_at desc, id desc limit ${limit + 1}`;
  const { rows, next } = pageOf(found, limit);
  return { runs: rows.map(({ place: _place, ...row }) => toRun(row)), next };
}
