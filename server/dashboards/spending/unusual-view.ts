import { z } from "zod";
import { Day, Minor, Month } from "#server/dashboards/view.ts";

/** Something to look at, with the figures that make it unusual. */
export const Finding = z.object({
  /** Names the finding for the viewer's choices. */
  key: z.string(),
  kind: z.enum(["category", "duplicate", "fee", "price_rise"]),
  /** When it came to be: the day of the payment, or the day since which the category is above its limit. */
  day: Day,
  month: Month,
  amountMinor: Minor,
  category: z.string().nullable(),
  merchant: z.string().nullable(),
  /** category: the median of the last complete months, their MAD, and the limit that was passed; price_rise: the former amount. */
  usualMinor: Minor.nullable(),
  madMinor: Minor.nullable(),
  limitMinor: Minor.nullable(),
  /** The payments behind it, where they are few: not for a category. */
  transactionIds: z.array(z.string()),
  dismissed: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

/** What stands out within the period, newest first. Null over a whole tenant: what is usual is one subject's. */
export const UnusualTile = z
  .object({
    findings: z.array(Finding),
    /** Findings of the period compared with, dismissed ones apart. */
    compared: z.number().int(),
    /** Complete months before the period's last one that there are data of; below three no category is judged. */
    completeMonths: z.number().int(),
    /** A category has to exceed its median by this much at least. */
    floorMinor: Minor,
  })
  .nullable();
export type UnusualTile = z.infer<typeof UnusualTile>;
