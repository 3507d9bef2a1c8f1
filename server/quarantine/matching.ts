import type { Sql, Tx } from "#db/client.ts";
import type { QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

/** A filter as conditions on rows of the quarantine (serve.quarantine or raw.quarantine), to stand after another one. */
export function matching(sql: Sql | Tx, filter: QuarantineFilter) {
  const { ids, stage, code, path, source, batchId } = filter;
  return sql`
    ${ids ? sql`and id = any (${ids}::uuid[])` : sql``}
    ${stage ? sql`and stage = ${stage}` : sql``}
    ${code === undefined ? sql`` : sql`and code = ${code}`}
    ${path === undefined ? sql`` : sql`and path = ${path}`}
    ${source === undefined ? sql`` : sql`and source = ${source}`}
    ${batchId ? sql`and batch_id = ${batchId}::uuid` : sql``}`;
}
