import type { Query } from "#components/url/dashboard-state.ts";

/** A value of an address, which may stand there several times: the first. */
export function one(query: Query, name: string): string | null {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) || null;
}

/** An address of a page with some values, those that are null left out. */
export function address(path: string, values: Record<string, string | null>): string {
  const query = new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return query.size === 0 ? path : `${path}?${query}`;
}
