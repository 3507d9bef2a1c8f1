import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { isoInstant } from "#server/instant.ts";
import { loadRules } from "#server/rules/load-rules.ts";
import { requestRun } from "#server/rules/request-run.ts";
import { RunRequest } from "#server/rules/rules-input.ts";

/** A run over past payments, and how far it is. */
export const RuleRun = z.object({
  id: z.uuid(),
  ruleVersion: z.int(),
  /** Payments before this instant stay as they are; null: none do. */
  since: z.iso.datetime().nullable(),
  state: z.enum(["queued", "running", "done", "cancelled", "failed"]),
  /** Null until it has begun. */
  monthsTotal: z.int().nullable(),
  monthsDone: z.int(),
  /** The months from this one ("2026-03-01") on are done; null: none is. */
  doneFrom: z.iso.date().nullable(),
  rowsSeen: z.number(),
  rowsChanged: z.number(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it failed or ended before its time. */
  error: z.string().nullable(),
});
export type RuleRun = z.infer<typeof RuleRun>;

/** The run that was asked for last; null before the first. */
export async function latestRun(db: Db, tenantId: string): Promise<RuleRun | null> {
  const [row] = await db<RuleRun[]>`
    select id, rule_version as "ruleVersion", since, state, months_total as "monthsTotal", months_done as "monthsDone", done_from as "doneFrom",
      rows_seen::float8 as "rowsSeen", rows_changed::float8 as "rowsChanged", requested_at as "requestedAt", started_at as "startedAt",
      finished_at as "finishedAt", error
    from core.recategorise_run where tenant_id = ${tenantId} order by requested_at desc, id desc limit 1`;
  if (!row) return null;
  return {
    ...row,
    since: row.since && isoInstant(row.since),
    requestedAt: isoInstant(row.requestedAt),
    startedAt: row.startedAt && isoInstant(row.startedAt),
    finishedAt: row.finishedAt && isoInstant(row.finishedAt),
  };
}

/**
 * Ends a run between two months: those done stay done, the others as they were. A month under way is undone.
 * @throws AppError NOT_FOUND; CONFLICT when it has ended already
 */
export async function cancelRun(db: Db, tenantId: string, id: string, actor: AuditActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [run] =
      await tx`select state, months_done, rule_version from core.recategorise_run where tenant_id = ${tenantId} and id = ${id}`;
    if (!run) throw new AppError("NOT_FOUND", { message: "There is no such run." });
    const ended = await tx`
      update core.recategorise_run set state = 'cancelled', finished_at = clock_timestamp(), error = 'It was cancelled.'
      where tenant_id = ${tenantId} and id = ${id} and state in ('queued', 'running') returning months_done`;
    if (ended.length === 0) throw new AppError("CONFLICT", { message: "The run has ended already." });
    const details = { id, version: run.rule_version, monthsDone: ended[0]!.months_done };
    await recordAudit(tx, { tenantId, actor, action: "rules.run.cancel", target: `version ${run.rule_version}`, details });
  });
}

/** Asks for a run of the rules in force over the past: after one that failed or was cancelled, or just to make sure. */
export async function startRun(db: Db, tenantId: string, input: z.input<typeof RunRequest>, actor: AuditActor): Promise<string> {
  const past = parseInput(RunRequest, input);
  return inTransaction(db, async (tx) => {
    const { version } = await loadRules(tx, tenantId);
    const id = await requestRun(tx, tenantId, version, past, actor);
    await recordAudit(tx, { tenantId, actor, action: "rules.run", target: `version ${version}`, details: { id, past } });
    return id;
  });
}
