import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { nameActors } from "#server/audit/name-actors.ts";
import { isoInstant } from "#server/instant.ts";
import { Days, withinDays } from "#server/within-days.ts";

export const AuditQuery = z.object({
  /** The entry after which (into the past) the page begins. */
  after: z.uuid().optional(),
  /** Only this action, such as "key.revoke". */
  action: z.string().max(100).optional(),
  /** Only by this actor, as the trail keeps them: "user:<id>". */
  actor: z.string().max(200).optional(),
  /** Only on this thing. */
  target: z.string().max(1_000).optional(),
  ...Days,
  limit: z.int().min(1).max(200).default(50),
});

export const AuditPage = z.object({
  entries: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      actor: z.string(),
      /** The actor as people know them. */
      actorName: z.string(),
      /** The e-mail address when the actor is one of the tenant's users. */
      actorEmail: z.string().nullable(),
      action: z.string(),
      target: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.uuid().nullable(),
});

type Row = Omit<z.infer<typeof AuditPage>["entries"][number], "at" | "actorName" | "actorEmail"> & { at: Date };

/** A tenant's audit trail, the newest first: ids carry the time, so they give the order. */
export async function listAudit(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof AuditQuery>,
): Promise<z.infer<typeof AuditPage>> {
  const { after, action, actor, target, limit } = query;
  const rows = await tx<Row[]>`
    select id, at, actor, action, target, details from core.audit
    where tenant_id = ${tenantId}
      ${after ? tx`and id < ${after}::uuid` : tx``}
      ${action === undefined ? tx`` : tx`and action = ${action}`}
      ${actor === undefined ? tx`` : tx`and actor = ${actor}`}
      ${target === undefined ? tx`` : tx`and target = ${target}`}
      ${withinDays(tx, tenantId, "at", query)}
    order by id desc limit ${limit + 1}`;
  const names = await nameActors(tx, tenantId, [...new Set(rows.map((row) => row.actor))]);
  const entries = rows.slice(0, limit).map((row) => {
    const { name, email } = names.get(row.actor)!;
    return { ...row, at: isoInstant(row.at), actorName: name, actorEmail: email };
  });
  return { entries, next: rows.length > limit ? entries.at(-1)!.id : null };
}
