import type { Json, SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { EMBED_RIGHTS, type EmbedRight, LOCK_DIMENSIONS, type LockDimension, type Locks } from "#server/embed/rights-input.ts";

export const MODES = ["saved", "auto", "light", "dark"] as const;

/** What a token of the playground is to say. Nulls and "saved": nothing, so that the tenant's settings count. */
export type Choices = {
  dashboard: "spending" | "devices";
  /** Null for the tenant as a whole. */
  subject: string | null;
  can: readonly EmbedRight[] | null;
  filters: Locks;
  mode: (typeof MODES)[number];
  locale: string | null;
  currency: string | null;
};

const DIMENSIONS = Object.keys(LOCK_DIMENSIONS) as LockDimension[];

/** The dimensions that a dashboard's rows can be locked by. */
export const dimensionsOf = (dashboard: Choices["dashboard"]): LockDimension[] =>
  DIMENSIONS.filter((dimension) => LOCK_DIMENSIONS[dimension] === dashboard);

/** What an address says; a value that means nothing counts as none. */
export function parseChoices(query: URLSearchParams, standard: Choices["dashboard"]): Choices {
  const dashboard =
    query.get("dashboard") === "devices" ? "devices" : query.get("dashboard") === "spending" ? "spending" : standard;
  const can = query.get("can");
  return {
    dashboard,
    subject: query.get("subject") || null,
    can: can === null ? null : EMBED_RIGHTS.filter((right) => can.split(",").includes(right)),
    filters: Object.fromEntries(
      dimensionsOf(dashboard)
        .filter((dimension) => query.has(`lock.${dimension}`))
        .map((dimension) => [dimension, query.getAll(`lock.${dimension}`).filter((value) => value !== "")]),
    ),
    mode: MODES.find((mode) => mode === query.get("theme")) ?? "saved",
    locale: query.get("locale") || null,
    currency: /^[A-Z]{3}$/.test(query.get("currency") ?? "") ? query.get("currency") : null,
  };
}

/** The address's query for these choices: opened again, it gives the same. */
export function printChoices({ dashboard, subject, can, filters, mode, locale, currency }: Choices): string {
  const query = new URLSearchParams({ dashboard });
  if (subject !== null) query.set("subject", subject);
  if (can !== null) query.set("can", can.join(","));
  for (const [dimension, values] of Object.entries(filters)) {
    // No value at all is a lock too: nothing is seen through it.
    if (values.length === 0) query.append(`lock.${dimension}`, "");
    for (const value of values) query.append(`lock.${dimension}`, value);
  }
  if (mode !== "saved") query.set("theme", mode);
  if (locale !== null) query.set("locale", locale);
  if (currency !== null) query.set("currency", currency);
  return query.toString();
}

/** What the choices mean for the code of a back end. */
export function claimsOf({ mode, ...choices }: Choices): Omit<SnippetInput, "issuer" | "audience" | "kid" | "alg"> {
  const theme: Json | null = mode === "saved" ? null : { mode };
  return { ...choices, theme, timezone: null };
}
