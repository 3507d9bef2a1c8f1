import { z } from "zod";
import type { Query } from "#components/url/dashboard-state.ts";
import { ExploreQuestion } from "#server/explore/explore-input.ts";

/** How an answer is shown; null leaves it to the shape of the answer. */
export const SHOWN_AS = ["line", "bar", "stack", "table"] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

/** Everything that the address of the explorer says. */
export type ExploreState = ExploreQuestion & {
  /** One customer; null for all of the tenant. */
  subject: string | null;
  as: ShownAs | null;
  /** The column that the table is ordered by, "-" before it for the greatest first. */
  sort: string | null;
  /** Whose amounts a chart shows, where there are several. */
  currency: string | null;
};

type Filter = ExploreState["filters"][number];

const Parts = ExploreQuestion.shape;
const Text = z.string().min(1).max(256);
/** How the address writes a condition: "only.category=groceries", "not.merchant=REWE". Nothing after the sign is a missing value. */
const CONDITION = /^(only|not)\.([a-z_]{1,100})$/;

/** The question that an address asks; null where it asks none. What makes no sense is left out, so that an old link still opens. */
export function parseExplore(query: Query): ExploreState | null {
  const measures = read(Parts.measures, unique(many(query.measure)), null);
  if (measures === null) return null;
  const range = { from: one(query.from), to: one(query.to) };
  return {
    measures,
    dimensions: read(Parts.dimensions, unique(many(query.by)), []),
    filters: read(Parts.filters, filtersOf(query), []),
    period: read(Parts.period, one(query.period) ? { preset: one(query.period) } : range, { preset: "last_12_months" }),
    granularity: read(Parts.granularity, one(query.per), "none"),
    comparison: read(Parts.comparison, one(query.compare), "none"),
    subject: read(Text, one(query.subject), null),
    as: read(z.enum(SHOWN_AS), one(query.as), null),
    sort: read(z.string().regex(/^-?[a-z_.]{1,100}$/), one(query.sort), null),
    currency: read(z.string().regex(/^[A-Z]{3}$/), one(query.currency), null),
  };
}

/** A question as the query of an address: "?measure=spending.spent&by=category&per=month". */
export function printExplore(state: ExploreState): string {
  const query = new URLSearchParams();
  if (state.subject !== null) query.set("subject", state.subject);
  for (const name of state.measures) query.append("measure", name);
  for (const name of state.dimensions) query.append("by", name);
  for (const { dimension, not, values } of state.filters)
    for (const value of values) query.append(`${not ? "not" : "only"}.${dimension}`, value ?? "");
  if ("preset" in state.period) query.set("period", state.period.preset);
  else {
    query.set("from", state.period.from);
    query.set("to", state.period.to);
  }
  if (state.granularity !== "none") query.set("per", state.granularity);
  if (state.comparison !== "none") query.set("compare", state.comparison);
  for (const name of ["as", "sort", "currency"] as const) if (state[name] !== null) query.set(name, state[name]);
  return `?${query}`;
}

/** What the explorer's procedures are asked. */
export function exploreInput({ as: _as, sort: _sort, currency: _currency, subject, ...question }: ExploreState) {
  return { ...question, ...(subject !== null && { subject }) };
}

/** The order that the table asks of the server. */
export function orderOf({ sort }: Pick<ExploreState, "sort">): { by: string; descending: boolean } | null {
  return sort === null ? null : { by: sort.replace(/^-/, ""), descending: sort.startsWith("-") };
}

function filtersOf(query: Query): Filter[] {
  return Object.entries(query).flatMap(([name, value]): Filter[] => {
    const [, way, dimension] = CONDITION.exec(name) ?? [];
    if (!way || !dimension || value === undefined) return [];
    return [{ dimension, not: way === "not", values: unique(many(value)).map((one) => (one === "" ? null : one)) }];
  });
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function many(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}

function read<T, D>(schema: z.ZodType<T>, value: unknown, otherwise: D): T | D {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : otherwise;
}
