import { z } from "zod";
import { Instant, Period } from "#server/dashboards/view.ts";
import { Column, Row } from "#server/metrics/contract.ts";

/** What a page of rows answers. */
export const ExploreAnswer = z.object({
  /** Whose figures; null for all of the tenant. */
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The days that were asked about, and those compared with. */
  period: Period,
  comparison: Period.nullable(),
  /** The newest local day with data; null when there are none. */
  newest: z.iso.date().nullable(),
  zone: z.string(),
  asOf: Instant,
  columns: z.array(Column),
  rows: z.array(Row),
  /** Rows of the period compared with; null without one, and where there are too many to set beside each other. */
  compared: z.array(Row).nullable(),
  comparedTooMany: z.boolean(),
  /** Where the next rows begin; null when these are the last. */
  nextOffset: z.number().int().nullable(),
  /** What ids in the rows are called. A list: an object keyed by ids may lose one. */
  names: z.array(z.object({ dimension: z.string(), id: z.string(), name: z.string() })),
});
export type ExploreAnswer = z.infer<typeof ExploreAnswer>;

/** One thing to choose, and why it does not go with what is chosen; null where it does. */
const choice = { name: z.string(), about: z.string(), refusal: z.string().nullable() };

/** What can be asked next. */
export const ExploreChoices = z.object({
  measures: z.array(
    z.object({
      ...choice,
      domain: z.string(),
      unit: Column.shape.unit.unwrap(),
      /** One of these dimensions has to be there. */ needs: z.array(z.string()),
    }),
  ),
  dimensions: z.array(
    z.object({
      ...choice,
      nullable: z.boolean(),
      type: z.enum(["string", "integer"]),
      values: z.array(z.union([z.string(), z.number()])).nullable(),
    }),
  ),
  granularities: z.array(z.object(choice)),
  /** Why the question as it stands has no answer, and at which part of it; null when it has one. */
  refusal: z.object({ message: z.string(), path: z.string() }).nullable(),
});
export type ExploreChoices = z.infer<typeof ExploreChoices>;

export const ExploreValues = z.object({
  values: z.array(z.object({ value: z.string(), name: z.string() })),
  /** There are more that match. */
  more: z.boolean(),
});
export type ExploreValues = z.infer<typeof ExploreValues>;
