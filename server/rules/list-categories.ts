import { z } from "zod";
import type { Tx } from "#db/client.ts";

export const KnownCategory = z.object({
  category: z.string(),
  /** Payments of all time in it. */
  payments: z.number().int(),
});
export type KnownCategory = z.infer<typeof KnownCategory>;

/** Categories that payments are in, or that the tables of ours can give them, the most used first. */
export async function listCategories(tx: Tx, tenantId: string): Promise<KnownCategory[]> {
  const rows = await tx<KnownCategory[]>`
    select category, sum(payments)::int as payments from (
      select category, least(sum(debits + refunds + credits), 2000000000)::int as payments
      from serve.spending_tenant_month where tenant_id = ${tenantId} group by category
      union all select distinct category, 0 from core.mcc_category
      union all select unnest(array['cash', 'fees', 'interest', 'income', 'transfers']), 0
    ) known group by category order by 2 desc, 1 limit 500`;
  return [...rows];
}
