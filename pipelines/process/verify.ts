import type { Sql, Tx } from "#db/client.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";
import { recorded } from "#pipelines/process/runs.ts";

/** One row that is not as it should be: what is stored, and what the level below says. Null: there is no such row. */
export type Difference = { place: string; stored: unknown; expected: unknown };
export type Verification = { subjects: number; waiting: number; differences: Difference[] };

const SUBJECTS_AT_ONCE = 100;
const MOST = 20;

/**
 * Compares rollups with facts and the served monthly views with rollups, in one snapshot per tenant, so that it may run
 * beside workers. What is marked at that instant is not wrong but waiting: marks are rolled first, and subjects with
 * marks that came meanwhile are counted in `waiting` and left out.
 *
 * @param sql a pool of role pipeline
 * @returns at most 20 differences; none when all is as it should be
 */
export async function verifyTenant(
  sql: Sql,
  tenantId: string,
  options: { onProgress?: (done: { subjects: number; of: number }) => void } = {},
): Promise<Verification> {
  await rollTenant(sql, tenantId);
  const found: Verification = { subjects: 0, waiting: 0, differences: [] };
  await recorded(sql, { kind: "verify", tenantId }, async () => {
    await sql.begin("isolation level repeatable read read only", async (tx) => {
      await compare(tx as unknown as Tx, tenantId, found, options.onProgress ?? (() => {}));
    });
    return { rowsIn: found.subjects, rowsOut: found.differences.length };
  });
  return found;
}

async function compare(
  tx: Tx,
  tenantId: string,
  found: Verification,
  onProgress: (done: { subjects: number; of: number }) => void,
): Promise<void> {
  await tx`select scope.enter(${tenantId}::uuid, 'all', null, '"none"')`;
  const [marked] =
    await tx`select coalesce(array_agg(distinct subject), '{}') as subjects from ops.mark where tenant_id = ${tenantId}`;
  const waiting = new Set(marked?.subjects as string[]);
  const all = (await tx`select subject from fact.subject where tenant_id = ${tenantId} order by subject`).map(
    (row) => row.subject as string,
  );
  const subjects = all.filter((subject) => !waiting.has(subject));
  found.waiting = all.length - subjects.length;
  for (let index = 0; index < subjects.length && found.differences.length < MOST; index += SUBJECTS_AT_ONCE) {
    const slice = subjects.slice(index, index + SUBJECTS_AT_ONCE);
    const left = MOST - found.differences.length;
    found.differences.push(
      ...differences(await tx`select * from ops.verify_spending(${tenantId}::uuid, ${slice}::text[], ${left})`),
      ...differences(await tx`select * from ops.verify_devices(${tenantId}::uuid, ${slice}::text[], ${left})`),
    );
    found.subjects += slice.length;
    onProgress({ subjects: found.subjects, of: subjects.length });
  }
  if (found.differences.length < MOST) {
    found.differences.push(
      ...differences(await tx`select * from ops.verify_views(${tenantId}::uuid, ${MOST - found.differences.length})`),
    );
  }
}

const differences = (rows: readonly Record<string, unknown>[]): Difference[] =>
  rows.map((row) => ({ place: String(row.place), stored: row.stored, expected: row.expected }));
