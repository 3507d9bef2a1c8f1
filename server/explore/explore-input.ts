import { z } from "zod";

export const EXPLORE_PERIODS = ["this_month", "last_30_days", "last_3_months", "last_12_months", "year"] as const;
export const COMPARISONS = ["none", "previous", "year"] as const;
/** More would be a table nobody reads. */
export const MOST_DIMENSIONS = 3;
/** Rows of one answer: more come page by page. */
export const EXPLORE_ROWS = 5_000;

const Name = z.string().min(1).max(100);
const Values = z.array(z.string().max(500).nullable()).max(200);

/** One condition: rows with one of these values (numbers as they are written), or with none of them; null is a missing value. */
export const ExploreFilter = z.strictObject({ dimension: Name, not: z.boolean(), values: Values.min(1) });
export type ExploreFilter = z.infer<typeof ExploreFilter>;

/** A question as the page asks it. Names are looked up in the registry, which says what does not go together. */
export const ExploreQuestion = z.strictObject({
  measures: z.array(Name).min(1).max(6),
  dimensions: z.array(Name).max(MOST_DIMENSIONS).default([]),
  filters: z.array(ExploreFilter).max(10).default([]),
  period: z
    .union([z.strictObject({ preset: z.enum(EXPLORE_PERIODS) }), z.strictObject({ from: z.iso.date(), to: z.iso.date() })])
    .default({ preset: "last_12_months" }),
  granularity: z.enum(["hour", "day", "week", "month", "quarter", "year", "none"]).default("none"),
  comparison: z.enum(COMPARISONS).default("none"),
});
export type ExploreQuestion = z.output<typeof ExploreQuestion>;
