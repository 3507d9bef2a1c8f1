import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

/** Columns that customers can be ordered by. */
const SORTS = ["name", "subject", "last", "spent", "used"] as const;

/** What the address of the finder says. */
export type FinderState = { search: string; sort: string | null; currency: string | null };

export function parseFinder(query: Query): FinderState {
  return { search: one(query, "q")?.slice(0, 200) ?? "", sort: one(query, "sort"), currency: one(query, "currency") };
}

/** What the finder's procedure is asked. An order that there is none of is none, as if it had not been written. */
export function finderInput({ search, sort, currency }: FinderState) {
  const name = SORTS.find((one) => one === sort?.replace(/^-/, ""));
  return {
    search,
    sort: name ?? ("best" as const),
    descending: name !== undefined && sort!.startsWith("-"),
    currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
  };
}
