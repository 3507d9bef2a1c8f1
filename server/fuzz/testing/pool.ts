import { MUTATIONS } from "#server/isolation/testing/alterations.ts";
import { QUERIES } from "#server/isolation/testing/questions.ts";
import type { World } from "#server/isolation/testing/world.ts";
import { DIMENSIONS } from "#server/metrics/dimensions.ts";
import { MEASURES } from "#server/metrics/registry.ts";
import { NASTY_TEXTS } from "#server/testing/nasty.ts";

/**
 * Values that mean something here, for the schemas to choose from: ids and names of both tenants, whole inputs that are right, and
 * every part of them (periods, plans, cursors, filters). A cursor of one list is so put into another, and an id of B's into a
 * question of A's.
 */
export function poolOf({ a, b, operator }: World): unknown[] {
  const asked = Object.values(QUERIES).flatMap(({ own, others }) => [
    own(a, a.subjects[1]).input,
    ...(others?.(b, b.subjects[1]) ?? []).map(({ input }) => input),
  ]);
  const changed = Object.values(MUTATIONS).flatMap(({ own, others }) => [own(a), ...others(b, a).map(({ input }) => input)]);
  const names = [...MEASURES, ...DIMENSIONS].map(({ name }) => name);
  const known = [...partsOf([asked, changed, a, b, operator]), ...names, ...NASTY_TEXTS, 1, 50];
  return [...new Map(known.map((value) => [JSON.stringify(value), value])).values()];
}

/** Inputs of tenant A's own that are right, by procedure, where some are known: of the others the schema has to be enough. */
export function rightInputs({ a }: World): ReadonlyMap<string, unknown> {
  const asked = Object.entries(QUERIES).map(([path, { own }]) => [path, own(a, a.subjects[1]).input] as const);
  return new Map([...asked, ...Object.entries(MUTATIONS).map(([path, { own }]) => [path, own(a)] as const)]);
}

/** Ids of A's that an address may name. */
export const ownIds = ({ a }: World): string[] => [a.batch, a.failedBatch, a.quarantineId, ...Object.values(a.embed)];

function partsOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [value];
  return [value, ...Object.values(value).flatMap(partsOf)];
}
