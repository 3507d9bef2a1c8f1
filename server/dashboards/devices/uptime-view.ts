import { z } from "zod";
import { Instant } from "#server/dashboards/view.ts";

/**
 * Seconds reported / seconds expected, from a device's first reading on; gaps and last seen. Over a tenant: the devices
 * furthest behind, of those that measure energy or power.
 */
export const UptimeTile = z.object({
  /** All devices' reported / expected seconds of the period, 0 to 1; null where nothing was expected. */
  uptime: z.number().nullable(),
  compared: z.number().nullable(),
  /** Devices that report no more: nothing for longer than their limit (the greater of gap limit and expected interval) at the end of the data. */
  silent: z.number().int(),
  devices: z.array(
    z.object({
      subject: z.string(),
      device: z.string(),
      name: z.string(),
      uptime: z.number().nullable(),
      reportedSeconds: z.number(),
      expectedSeconds: z.number(),
      lastSeen: Instant.nullable(),
      silent: z.boolean(),
      /** Longest gaps of the period, longest first, at most 5; `count` is of all longer than the device's limit. Null over a tenant. */
      gaps: z.object({ count: z.number().int(), longest: z.array(z.object({ from: Instant, to: Instant })) }).nullable(),
      /** Share reported per bucket of the period (as in `buckets`); null where nothing was expected. */
      covered: z.array(z.number().nullable()),
    }),
  ),
  /** How many devices there are beyond those listed. */
  more: z.number().int(),
  granularity: z.enum(["hour", "day", "month"]),
  buckets: z.array(z.object({ start: z.string(), partial: z.boolean() })),
});
export type UptimeTile = z.infer<typeof UptimeTile>;
