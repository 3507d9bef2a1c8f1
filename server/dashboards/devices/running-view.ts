import { z } from "zod";

/** Run time and cycles (off > on > off) of devices that report on and off. */
export const RunningTile = z.object({
  onSeconds: z.number(),
  comparedSeconds: z.number(),
  starts: z.number().int(),
  devices: z.array(
    z.object({
      device: z.string(),
      name: z.string(),
      onSeconds: z.number(),
      comparedSeconds: z.number(),
      /** Times it went from off to on. */
      starts: z.number().int(),
      /** Complete cycles that ended in the period: off > on > off; and their mean, median and longest length. Null over a tenant. */
      cycles: z.number().int().nullable(),
      meanSeconds: z.number().nullable(),
      medianSeconds: z.number().nullable(),
      longestSeconds: z.number().nullable(),
      /** It was on at the newest reading. */
      on: z.boolean(),
    }),
  ),
  granularity: z.enum(["hour", "day", "month"]),
  buckets: z.array(
    z.object({ start: z.string(), partial: z.boolean(), onSeconds: z.number().nullable(), starts: z.number().int() }),
  ),
});
export type RunningTile = z.infer<typeof RunningTile>;
