import { z } from "zod";
import { AskedDay } from "#server/day-input.ts";
import { daysBetween } from "#server/metrics/calendar.ts";
import { MAX_DAYS } from "#server/metrics/contract.ts";
import { ComparisonKind } from "./view.ts";

export const PRESETS = ["this_month", "last_30_days", "last_3_months", "last_12_months", "year"] as const;

/** A period by its days, `to` exclusive. */
export const AskedPeriod = z
  .strictObject({ from: AskedDay, to: AskedDay })
  .refine(({ from, to }) => from < to, { message: "`to` is exclusive and has to be after `from`", path: ["to"] })
  .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, { message: `at most ${MAX_DAYS} days`, path: ["to"] });

/** A period by name, reckoned back from the newest data, or by its days (`to` exclusive). */
export const PeriodChoice = z.union([z.strictObject({ preset: z.enum(PRESETS) }), AskedPeriod]);
export type PeriodChoice = z.infer<typeof PeriodChoice>;

/** Values to keep. Null filters nothing; an empty list keeps nothing. */
const Kept = z.array(z.string().max(500)).max(500).nullable().default(null);

export const SpendingParams = z.strictObject({
  period: PeriodChoice.default({ preset: "last_12_months" }),
  comparison: ComparisonKind.default("previous"),
  filters: z.strictObject({ category: Kept, account: Kept }).default({ category: null, account: null }),
  /** ISO 4217; null for the tenant's when there are data in it, else the one most used. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
});
export type SpendingParams = z.infer<typeof SpendingParams>;

export const DevicesParams = z.strictObject({
  period: PeriodChoice.default({ preset: "last_30_days" }),
  comparison: ComparisonKind.default("previous"),
  filters: z.strictObject({ device: Kept, room: Kept }).default({ device: null, room: null }),
});
export type DevicesParams = z.infer<typeof DevicesParams>;

/** Whose dashboard: one subject, or null for the whole tenant. Comes from the scope, never from input. */
export type Whose = { subject: string | null };
