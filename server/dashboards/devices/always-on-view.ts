import { z } from "zod";
import { Instant } from "#server/dashboards/view.ts";

/**
 * What a home draws at all times: the 1st percentile of watts over the last 48 h per main meter; and the standby band
 * above it. Null over a whole tenant, and with a filter that leaves no main meter: it is about homes.
 */
export const AlwaysOnTile = z
  .object({
    /** Sum over the main meters; null where none has watts for at least `neededHours` of the last 48 h. */
    watts: z.number().nullable(),
    /** The same 48 h before the end of the period compared with. */
    comparedWatts: z.number().nullable(),
    /** That, kept up for a year, in kWh; and its cost where a tariff is in force. */
    yearKwh: z.number().nullable(),
    yearCostMinor: z.number().nullable(),
    currency: z.string().nullable(),
    /** Width of the standby band in watts that the viewer set, or the default; and whether it was set. */
    bandWatts: z.number(),
    bandSet: z.boolean(),
    meters: z.array(
      z.object({
        device: z.string(),
        name: z.string(),
        /** Hours of the 48 for which there are data; fewer than `neededHours` say nothing, and then the rest is null. */
        coveredHours: z.number(),
        watts: z.number().nullable(),
        /** Share of those hours spent inside the standby band, and the energy drawn in it. */
        standbyShare: z.number().nullable(),
        standbyWh: z.number().nullable(),
      }),
    ),
    neededHours: z.number(),
    from: Instant.nullable(),
    to: Instant.nullable(),
    /** Watts of the home over the 48 h, by the half hour of the clock: lowest and mean. A null is a gap (of any main meter). */
    curve: z.array(z.object({ at: Instant, leastWatts: z.number().nullable(), meanWatts: z.number().nullable() })),
  })
  .nullable();
export type AlwaysOnTile = z.infer<typeof AlwaysOnTile>;
