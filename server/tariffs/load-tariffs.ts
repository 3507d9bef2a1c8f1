import type { Tx } from "#db/client.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";

/** A tariff with when it is in force, beside others of the same home or of the tenant. */
export type Tariff = {
  id: string;
  name: string;
  /** Whether it is the home's own, or the tenant's for all homes without one. */
  own: boolean;
  currency: string;
  /** In force from local midnight of `from` until that of `to`, or with no end known. */
  from: string;
  to: string | null;
  plan: Plan;
};

/** A home's own tariffs and the tenant's for all, in the order in which they begin; those that are never in force left out. */
export async function loadTariffs(tx: Tx, subject: string): Promise<Tariff[]> {
  const rows = await tx<Tariff[]>`
    select id, name, subject <> '' as own, currency, valid_from as from, in_force_to as to, plan
    from serve.tariffs where subject in ('', ${subject}) and (in_force_to is null or in_force_to > valid_from)
    order by valid_from, subject`;
  return [...rows];
}
