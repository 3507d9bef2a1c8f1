import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { locksOf } from "#db/scope.ts";
import { findDimension } from "#server/metrics/registry.ts";
import type { ExploreValues } from "./explore-view.ts";

/** How many values are suggested at once. */
const SUGGESTED = 50;

export const ValuesQuery = z.strictObject({
  dimension: z.string().max(100),
  /** Part of the value or its name, in any case. */
  search: z.string().max(200).default(""),
});

/**
 * Values a dimension has in the scope, those used most first where that is known, so that a filter need not be guessed.
 * @throws AppError BAD_REQUEST for a dimension that there is not
 */
export async function exploreValues(
  tx: Tx,
  subject: string | null,
  { dimension, search }: z.output<typeof ValuesQuery>,
): Promise<ExploreValues> {
  const known = findDimension(dimension, "dimension");
  if (known.values) {
    const values = known.values.filter((value) => String(value).toLowerCase().includes(search.toLowerCase()));
    return { values: values.map((value) => ({ value: String(value), name: String(value) })), more: false };
  }
  // The text is this file's own; what was asked goes as parameters.
  const text = `select value, name from (${sourceOf(dimension, subject === null, Object.keys(locksOf(tx)).length > 0)}) there
where $1::text = '' or position(lower($1::text) in lower(value)) > 0 or position(lower($1::text) in lower(name)) > 0
order by uses desc nulls last, lower(name), value limit ${SUGGESTED + 1}`;
  const parameters = subject === null ? [search] : [search, subject];
  const found = await tx.unsafe<Suggested[]>(text, parameters, { prepare: true });
  return { values: found.slice(0, SUGGESTED).map(({ value, name }) => ({ value, name })), more: found.length > SUGGESTED };
}

type Suggested = { value: string; name: string };

/** Where the values of a dimension are looked up: in the smallest view that has them; that can tell rows apart by what is locked. */
function sourceOf(dimension: string, whole: boolean, locked: boolean): string {
  const own = whole ? "true" : "subject = $2::text";
  const ofTenant = whole && !locked;
  switch (dimension) {
    case "category":
    case "currency":
      return `select ${dimension}::text as value, ${dimension}::text as name, sum(debits + refunds + credits + owns) as uses
        from serve.${ofTenant ? "spending_tenant_month" : "spending_month"} where ${own} group by 1`;
    case "merchant":
      return `select merchant as value, merchant as name, sum(debits + refunds + credits + owns) as uses
        from serve.${ofTenant ? "spending_tenant_merchant" : "spending_month"} where merchant is not null and ${own} group by 1`;
    case "account":
      return `select account as value, name, null::bigint as uses from serve.accounts where ${own}`;
    case "subject":
      return `select subject as value, name, null::bigint as uses from serve.subjects where ${own}`;
    case "device":
      return `select device as value, min(name) as name, count(*) as uses from serve.devices where ${own} group by 1`;
    case "room":
      return `select room as value, room as name, count(*) as uses from serve.devices where room is not null and ${own} group by 1`;
    case "device_kind":
      return `select kind as value, kind as name, count(*) as uses from serve.devices where kind is not null and ${own} group by 1`;
    default:
      throw new Error(`no values are known of the dimension ${dimension}`);
  }
}
