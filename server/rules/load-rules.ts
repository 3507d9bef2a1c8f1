import { z } from "zod";
import type { Db } from "#db/transaction.ts";
import { AppError } from "#server/errors.ts";
import { isoInstant } from "#server/instant.ts";
import { CATEGORY_MATCHES, MERCHANT_MATCHES } from "#server/rules/rules-input.ts";

export const Rules = z.object({
  categoryRules: z.array(
    z.object({ id: z.uuid(), matchKind: z.enum(CATEGORY_MATCHES), matchValue: z.string(), category: z.string() }),
  ),
  merchantRules: z.array(
    z.object({ id: z.uuid(), matchKind: z.enum(MERCHANT_MATCHES), matchValue: z.string(), merchant: z.string() }),
  ),
});
export type Rules = z.infer<typeof Rules>;

export const RulesInForce = z.object({
  /** 0 before any set was applied. */
  version: z.int(),
  rules: Rules,
});
export type RulesInForce = z.infer<typeof RulesInForce>;

/** The rules of a tenant that processing uses now, in their order. @param db role pipeline, or role app in the tenant's scope */
export async function loadRules(db: Db, tenantId: string): Promise<RulesInForce> {
  const [version, categoryRules, merchantRules] = await Promise.all([
    db`select coalesce(max(version), 0) as version from core.rule_set where tenant_id = ${tenantId}`,
    db`select id, match_kind as "matchKind", match_value as "matchValue", category
      from core.category_rule where tenant_id = ${tenantId} order by position, id`,
    db`select id, match_kind as "matchKind", match_value as "matchValue", merchant
      from core.merchant_rule where tenant_id = ${tenantId} order by position, id`,
  ]);
  return {
    version: version[0]!.version,
    rules: Rules.parse({ categoryRules: [...categoryRules], merchantRules: [...merchantRules] }),
  };
}

/** The rules of one version. @throws AppError NOT_FOUND */
export async function loadVersion(db: Db, tenantId: string, version: number): Promise<Rules> {
  const [row] = await db`
    select category_rules as "categoryRules", merchant_rules as "merchantRules"
    from core.rule_set where tenant_id = ${tenantId} and version = ${version}`;
  if (!row) throw new AppError("NOT_FOUND", { message: `There is no version ${version} of the rules.` });
  return Rules.parse(row);
}

export const RuleVersion = z.object({
  version: z.int(),
  categoryRules: z.int(),
  merchantRules: z.int(),
  restored: z.int().nullable(),
  note: z.string(),
  /** A person's e-mail address where it was a person who still has an account. */
  appliedBy: z.string(),
  appliedAt: z.iso.datetime(),
});
export type RuleVersion = z.infer<typeof RuleVersion>;

/** Every version, the newest first; at most 200. */
export async function listVersions(db: Db, tenantId: string): Promise<RuleVersion[]> {
  const rows = await db<RuleVersion[]>`
    select s.version, jsonb_array_length(s.category_rules) as "categoryRules", jsonb_array_length(s.merchant_rules) as "merchantRules",
      s.restored, s.note, coalesce(u.email, s.applied_by) as "appliedBy", s.applied_at as "appliedAt"
    from core.rule_set s
    left join core.user_account u on s.applied_by = 'user:' || u.id
    where s.tenant_id = ${tenantId} order by s.version desc limit 200`;
  return rows.map((row) => ({ ...row, appliedAt: isoInstant(row.appliedAt) }));
}
