import { z } from "zod";

/** One subject's figure of the period (minor units of the dashboard's currency, or Wh), and that of the period compared with. */
export const WideRow = z.object({
  subject: z.string(),
  name: z.string(),
  /** Null for a subject without data in the period. */
  value: z.number().nullable(),
  /** Null for a subject without data in the period compared with. */
  compared: z.number().nullable(),
});
export type WideRow = z.infer<typeof WideRow>;

/** Subjects that came or went: how many, their figures added up, and the greatest of them. */
const Turnover = z.object({ subjects: z.number().int(), total: z.number(), top: z.array(WideRow) });

/** How a dashboard's main measure spreads over the subjects of a tenant. */
export const Distribution = z.object({
  /** Subjects with a figure: they are in the quantiles. */
  counted: z.number().int(),
  /** Of them, those whose figure is zero, and those below it: they have no bin. */
  nothing: z.number().int(),
  below: z.number().int(),
  /** Subjects with data in the period that tell no figure (a gap). */
  unmeasured: z.number().int(),
  /** Interpolated between neighbours; null without a subject. */
  quantiles: z.object({ p10: z.number(), p25: z.number(), median: z.number(), p75: z.number(), p90: z.number() }).nullable(),
  comparedMedian: z.number().nullable(),
  /** Greater than zero, one beside the other: from <= figure < to. `to` is null in a last bin that is open. */
  bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), subjects: z.number().int() })),
});
export type Distribution = z.infer<typeof Distribution>;

/** What only a whole tenant has: its subjects side by side, by the dashboard's main measure and with its filters. */
export const Wide = z.object({
  /** Subjects there are, whatever the filters. */
  known: z.number().int(),
  /** Those with data in the period, and in the one compared with. */
  active: z.number().int(),
  comparedActive: z.number().int(),
  /** All figures added up. */
  total: z.number(),
  distribution: Distribution,
  /** The greatest figures. */
  top: z.array(WideRow),
  /** Greatest differences of subjects that have data in both periods; those that have them in one alone are told apart. */
  rises: z.array(WideRow),
  falls: z.array(WideRow),
  arrived: Turnover,
  left: Turnover,
});
export type Wide = z.infer<typeof Wide>;
