import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { isoInstant } from "#server/instant.ts";

export const AuditQuery = z.object({
  /** The entry after which (into the past) the page begins. */
  after: z.uuid().optional(),
  /** Only this action, such as "key.revoke". */
  action: z.string().max(100).optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const AuditPage = z.object({
  entries: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      actor: z.string(),
      /** The e-mail address when the actor is one of the tenant's users. */
      actorEmail: z.string().nullable(),
      action: z.string(),
      target: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.uuid().nullable(),
});

type Entry = z.infer<typeof AuditPage>["entries"][number];

/** A tenant's audit trail, the newest first: ids carry the time, so they give the order. */
export async function listAudit(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof AuditQuery>,
): Promise<z.infer<typeof AuditPage>> {
  const rows = await tx<(Omit<Entry, "at"> & { at: Date })[]>`
    select a.id, a.at, a.actor, u.email as "actorEmail", a.action, a.target, a.details
    from core.audit a
    left join core.user_account u on u.tenant_id = a.tenant_id and a.actor = 'user:' || u.id
    where a.tenant_id = ${tenantId}
      and (${query.after ?? null}::uuid is null or a.id < ${query.after ?? null}::uuid)
      and (${query.action ?? null}::text is null or a.action = ${query.action ?? null}::text)
    order by a.id desc limit ${query.limit + 1}`;
  const entries = rows.slice(0, query.limit).map((row) => ({ ...row, at: isoInstant(row.at) }));
  return { entries, next: rows.length > query.limit ? entries.at(-1)!.id : null };
}
