import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { loadRules, loadVersion, type Rules } from "#server/rules/load-rules.ts";
import { endOpenRun, requestRun } from "#server/rules/request-run.ts";
import { type Past, RulesChange, RulesRestore } from "#server/rules/rules-input.ts";

/** The version now in force, and the run that brings the past up to it; null where none was asked for. */
export type Applied = { version: number; runId: string | null };

/**
 * Puts a whole set of rules in force: for everything processed from its commit on, and (by a run that workers follow) for
 * the past that was asked for. The set before is kept as a version.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST; CONFLICT when somebody has applied another set since the draft was begun
 */
export async function applyRules(
  db: Db,
  tenantId: string,
  input: z.input<typeof RulesChange>,
  actor: AuditActor,
): Promise<Applied> {
  const { rules, base, past, note } = parseInput(RulesChange, input);
  return inTransaction(db, (tx) => replaceRules(tx, tenantId, { rules, base, past, note, restored: null }, actor));
}

/**
 * Puts an earlier version in force again, as a new one.
 * @throws AppError BAD_REQUEST, CONFLICT as applyRules; NOT_FOUND when there is no such version
 */
export async function restoreRules(
  db: Db,
  tenantId: string,
  input: z.input<typeof RulesRestore>,
  actor: AuditActor,
): Promise<Applied> {
  const { version, base, past, note } = parseInput(RulesRestore, input);
  return inTransaction(db, async (tx) => {
    const rules = await loadVersion(tx, tenantId, version);
    return replaceRules(tx, tenantId, { rules, base, past, note, restored: version }, actor);
  });
}

type Change = { rules: Rules; base: number; past: z.output<typeof Past>; note: string; restored: number | null };

async function replaceRules(tx: Tx, tenantId: string, change: Change, actor: AuditActor): Promise<Applied> {
  // Waits for the claims under way, and lets none begin until the commit (ops.use_rules).
  await tx`select pg_advisory_xact_lock(hashtext('inlay:rules'), hashtext(${tenantId}::text))`;
  const before = await loadRules(tx, tenantId);
  if (before.version !== change.base) {
    const message = `Version ${before.version} of the rules was applied meanwhile; this draft was made from version ${change.base}. Nothing was changed. Look at what is new, and apply again.`;
    throw new AppError("CONFLICT", { message, path: "base" });
  }
  // What was there before there were versions can be restored too.
  if (before.version === 0)
    await keep(tx, tenantId, 1, { rules: before.rules, restored: null, note: "As it was before the first change" }, "inlay");
  const version = Math.max(before.version, 1) + 1;
  await keep(tx, tenantId, version, change, actor);
  await putInForce(tx, tenantId, change.rules);
  await endOpenRun(tx, tenantId, `Version ${version} of the rules took its place.`);
  const runId = change.past.which === "none" ? null : await requestRun(tx, tenantId, version, change.past, actor);
  const details = {
    from: before.version,
    categoryRules: change.rules.categoryRules.length,
    merchantRules: change.rules.merchantRules.length,
    past: change.past,
    ...(change.restored !== null && { restored: change.restored }),
    ...(change.note && { note: change.note }),
  };
  const action = change.restored === null ? "rules.apply" : "rules.restore";
  await recordAudit(tx, { tenantId, actor, action, target: `version ${version}`, details });
  return { version, runId };
}

async function keep(
  tx: Tx,
  tenantId: string,
  version: number,
  { rules, restored, note }: Pick<Change, "rules" | "restored" | "note">,
  actor: AuditActor,
): Promise<void> {
  await tx`
    insert into core.rule_set (tenant_id, version, category_rules, merchant_rules, restored, note, applied_by)
    values (${tenantId}, ${version}, ${JSON.stringify(rules.categoryRules)}::text::jsonb, ${JSON.stringify(rules.merchantRules)}::text::jsonb,
      ${restored}, ${note}, ${actor})`;
}

async function putInForce(tx: Tx, tenantId: string, { categoryRules, merchantRules }: Rules): Promise<void> {
  await tx`delete from core.category_rule where tenant_id = ${tenantId}`;
  await tx`delete from core.merchant_rule where tenant_id = ${tenantId}`;
  await tx`
    insert into core.category_rule (tenant_id, id, position, match_kind, match_value, category)
    select ${tenantId}::uuid, (r->>'id')::uuid, n, r->>'matchKind', r->>'matchValue', r->>'category'
    from jsonb_array_elements(${JSON.stringify(categoryRules)}::text::jsonb) with ordinality d (r, n)`;
  await tx`
    insert into core.merchant_rule (tenant_id, id, position, match_kind, match_value, merchant)
    select ${tenantId}::uuid, (r->>'id')::uuid, n, r->>'matchKind', r->>'matchValue', r->>'merchant'
    from jsonb_array_elements(${JSON.stringify(merchantRules)}::text::jsonb) with ordinality d (r, n)`;
}
