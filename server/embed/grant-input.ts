import { z } from "zod";
import { DashboardName } from "#server/dashboards/view.ts";
import { LocaleTag } from "#server/embed/locale-input.ts";
import { EMBED_RIGHTS, LOCK_DIMENSIONS, type LockDimension, type Locks } from "#server/embed/rights-input.ts";
import { ThemeOverride } from "#server/embed/theme-override.ts";
import { Currency, Zone } from "#server/tenants/tenant-input.ts";

const Value = z.string().max(256);
const Values = z.array(Value).max(500).optional();
const FILTERS = Object.fromEntries(Object.keys(LOCK_DIMENSIONS).map((name) => [name, Values])) as Record<
  LockDimension,
  typeof Values
>;

/** Whose rows: a subject, or the tenant as a whole, said explicitly. */
export const Whose = {
  sub: z.string().min(1).max(256).optional(),
  scope: z.literal("tenant").optional(),
};

export const Dashboards = z.array(DashboardName).min(1).max(20);

/** What a frame may show and do, as tokens and the API name it. Whatever stands beside these names is refused. */
export const GrantFields = {
  /** Values that rows must have, by dimension. An empty list means no rows. */
  filters: z.strictObject(FILTERS).optional(),
  /** What viewers may beyond looking; without it, what the tenant's settings say. */
  can: z.array(z.enum(EMBED_RIGHTS)).max(20).optional(),
  locale: LocaleTag.optional(),
  currency: Currency.optional(),
  theme: ThemeOverride.optional(),
  timezone: Zone.optional(),
};

type Scoped = {
  sub?: string | undefined;
  scope?: "tenant" | undefined;
  dashboards: readonly string[];
  filters?: Locks | undefined;
};

/** What is wrong with claims that are each right by themselves; as sentences. */
export function contradictions({ sub, scope, dashboards, filters }: Scoped): string[] {
  const found: string[] = [];
  if (sub === undefined && scope === undefined)
    found.push('sub is missing: name the customer whose rows these are, or say scope: "tenant" for the figures of all.');
  if (sub !== undefined && scope !== undefined)
    found.push('sub and scope exclude each other: say sub for one customer, or scope: "tenant" for the figures of all.');
  for (const name of Object.keys(filters ?? {}) as LockDimension[]) {
    const dashboard = LOCK_DIMENSIONS[name];
    if (!dashboards.includes(dashboard))
      found.push(
        `filters.${name} locks rows of the ${dashboard} dashboard, which is not among dashboards: add it, or leave the filter out.`,
      );
  }
  return found;
}

/** Lists without what stands in them twice, in one order, so that two that mean the same are the same. */
export const settled = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Locks in one order and spelling. */
export function settledLocks(filters: Locks | undefined): Locks {
  const named = Object.entries(filters ?? {}).filter((entry): entry is [LockDimension, string[]] => entry[1] !== undefined);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, values]) => [name, settled(values)]));
}
