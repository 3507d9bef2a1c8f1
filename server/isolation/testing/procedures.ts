import { appRouter } from "#server/trpc/router.ts";

export type Kind = "query" | "mutation" | "subscription";

/** Paths of all procedures of a kind, from the router itself ("audit.list"), sorted. */
export function proceduresOf(kind: Kind): string[] {
  // The router holds them by path; its type shows them as a tree.
  const byPath = appRouter._def.procedures as unknown as Readonly<Record<string, { _def: { type: Kind } }>>;
  return Object.entries(byPath)
    .filter(([, procedure]) => procedure._def.type === kind)
    .map(([path]) => path)
    .sort();
}
