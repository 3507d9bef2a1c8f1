import { z } from "zod";
import { Day, Instant } from "#server/dashboards/view.ts";

/** Device-hours far from the median of the same hour of week over the last 8 weeks. Null over a whole tenant. */
export const UnusualHoursTile = z
  .object({
    /** Furthest from usual first. */
    findings: z.array(
      z.object({
        key: z.string(),
        device: z.string(),
        name: z.string(),
        /** The local hour it began; neighbouring hours of a device that are unusual in the same way are one finding. */
        from: Instant,
        to: Instant,
        day: Day,
        wh: z.number(),
        usualWh: z.number(),
        madWh: z.number(),
        direction: z.enum(["more", "less"]),
        dismissed: z.boolean(),
      }),
    ),
    /** Devices that run now and then keep no hours: they are not judged. A main meter always is. */
    irregular: z.array(z.object({ device: z.string(), name: z.string() })),
    /** Findings of the period compared with, without those dismissed. */
    compared: z.number().int(),
    /** The first day searched: that of the period, unless it is too long to be searched whole. */
    since: Day,
    /** Weeks of data there are before the period's end, 0 to 8; an hour needs at least `needed` values of its hour of week. */
    weeks: z.number().int(),
    needed: z.number().int(),
  })
  .nullable();
export type UnusualHoursTile = z.infer<typeof UnusualHoursTile>;
