import { z } from "zod";
import { Instant } from "#server/dashboards/view.ts";

/** What a home draws at all times: the 1st percentile of watts over the last 48 h per main meter; and the standby band above it. Null over a whole tenant. */
export const AlwaysOnTile = z
  .object({
    /** Sum over the main meters; null where none has watts in the last 48 h. */
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
        watts: z.number(),
        /** Share of the 48 h spent inside the standby band, and the energy drawn in it. */
        standbyShare: z.number(),
        standbyWh: z.number(),
      }),
    ),
    from: Instant.nullable(),
    to: Instant.nullable(),
    /** Watts of the home over the 48 h, by the half hour: lowest and mean. A null is a gap. */
    curve: z.array(z.object({ at: Instant, leastWatts: z.number().nullable(), meanWatts: z.number().nullable() })),
  })
  .nullable();
export type AlwaysOnTile = z.infer<typeof AlwaysOnTile>;
