import type { Tx } from "#db/client.ts";
import { locksOf } from "#db/scope.ts";
import { findDimension } from "#server/metrics/registry.ts";
import type { Domain } from "#server/metrics/sources.ts";

/** Whether rows of a domain are locked by any of its dimensions. */
export const isLocked = (tx: Tx, domain: Domain): boolean =>
  Object.keys(locksOf(tx)).some((name) => findDimension(name, "filters").domains.includes(domain));

/** Months of a subject or of a whole tenant, from the smallest view that can tell the scope's rows apart. */
export function monthsOf(tx: Tx, domain: Domain, subject: string | null) {
  const ofTenant = subject === null && !isLocked(tx, domain);
  if (domain === "devices") return ofTenant ? tx`serve.devices_tenant_month` : tx`serve.devices_month`;
  return ofTenant ? tx`serve.spending_tenant_month` : tx`serve.spending_month`;
}
