import { z } from "zod";
import { Day, Period } from "#server/dashboards/view.ts";

export const FINDER_SORTS = ["best", "name", "subject", "last", "spent", "used"] as const;
export type FinderSort = (typeof FINDER_SORTS)[number];

export const FinderQuery = z.object({
  /** Part of the id or the name, in any case. */
  search: z.string().max(200).default(""),
  /** best: whose id it is, then what begins with it, then what holds it, each by name. */
  sort: z.enum(FINDER_SORTS).default("best"),
  descending: z.boolean().default(false),
  /** ISO 4217; null for the tenant's when there are data in it, else the one most used. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  /** The place that a page before gave as `next`. */
  cursor: z.string().max(3_000).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
export type FinderQuery = z.output<typeof FinderQuery>;

export const FoundSubject = z.object({
  subject: z.string(),
  name: z.string(),
  zone: z.string(),
  /** The local day of the newest data; null where nothing has arrived of them. */
  lastDay: Day.nullable(),
  /** In the last 30 days with data of the tenant; null without data in them. */
  spentMinor: z.number().int().nullable(),
  usedWh: z.number().nullable(),
});
export type FoundSubject = z.infer<typeof FoundSubject>;

export const FinderPage = z.object({
  subjects: z.array(FoundSubject),
  /** How many there are in all that match the search. */
  found: z.number().int(),
  next: z.string().nullable(),
  /** The days that spending and use are of, and the currency; null where the tenant has no such data. */
  spending: z.object({ period: Period, currency: z.string(), currencies: z.array(z.string()) }).nullable(),
  devices: z.object({ period: Period }).nullable(),
});
export type FinderPage = z.infer<typeof FinderPage>;
