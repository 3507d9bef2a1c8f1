import { z } from "zod";
import type { Tx } from "#db/client.ts";

/** Days of the tenant's zone, both included; either may be left open. */
export const Days = { from: z.iso.date().optional(), to: z.iso.date().optional() };

/** A column's instants within these days, as conditions to stand after another one. */
export function withinDays(tx: Tx, tenantId: string, column: string, { from, to }: { from?: string; to?: string }) {
  const zone = tx`(select zone from core.tenant where id = ${tenantId})`;
  return tx`
    ${from === undefined ? tx`` : tx`and ${tx(column)} >= ${from}::date::timestamp at time zone ${zone}`}
    ${to === undefined ? tx`` : tx`and ${tx(column)} < (${to}::date + 1)::timestamp at time zone ${zone}`}`;
}
