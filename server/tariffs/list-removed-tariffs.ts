import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { isoInstant } from "#server/instant.ts";

export const RemovedTariff = z.object({
  id: z.uuid(),
  name: z.string(),
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  validFrom: z.iso.date(),
  removedAt: z.iso.datetime(),
});

type Found = { id: string; name: string; subject: string; subject_name: string; valid_from: string; removed_at: Date };

/** The hundred tariffs that were removed last: they can be restored. None in a scope of one subject. */
export async function listRemovedTariffs(tx: Tx, tenantId: string): Promise<z.infer<typeof RemovedTariff>[]> {
  const rows = await tx<Found[]>`
    select t.id, t.name, t.subject, coalesce(s.name, t.subject) as subject_name, t.valid_from, t.removed_at
    from core.tariff t left join serve.subjects s on s.subject = t.subject
    where t.tenant_id = ${tenantId} and scope.whole() and t.removed_at is not null
    order by t.removed_at desc, t.id desc limit 100`;
  return rows.map(({ subject, subject_name, valid_from, removed_at, ...row }) => ({
    ...row,
    subject: subject === "" ? null : { id: subject, name: subject_name },
    validFrom: valid_from,
    removedAt: isoInstant(removed_at),
  }));
}
