import type { Tx } from "#db/client.ts";
import { uuidv7 } from "#server/ids.ts";

/**
 * Who did it, as the trail keeps it: "user:<id>", "key:<prefix>", "signer:<kid>" (whoever holds that key of embedding),
 * "embed:<session>" (somebody in a frame), "cli:<login>" or a part of Inlay such as "demo".
 */
export type AuditActor = string;

export type AuditEntry = {
  /** Null for what happens outside any tenant. */
  tenantId: string | null;
  actor: AuditActor;
  /** What happened, as <thing>.<verb>: "key.revoke". */
  action: string;
  /** Which thing: an id, a slug, an e-mail address. */
  target?: string;
  /** What changed. Never passwords, keys or payloads. */
  details?: Record<string, unknown>;
};

/** Writes one row of the append-only trail, in the transaction of the change it tells of. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const details = JSON.stringify(entry.details ?? {});
  const target = entry.target ?? "";
  if (entry.tenantId === null) {
    await tx`insert into core.platform_audit (id, actor, action, target, details)
      values (${uuidv7()}, ${entry.actor}, ${entry.action}, ${target}, ${details}::text::jsonb)`;
    return;
  }
  await tx`insert into core.audit (tenant_id, id, actor, action, target, details)
    values (${entry.tenantId}, ${uuidv7()}, ${entry.actor}, ${entry.action}, ${target}, ${details}::text::jsonb)`;
}
