import { z } from "zod";
import { Day, Minor, WattHours } from "#server/dashboards/view.ts";

/** Under which what no device accounts for stands among the devices. */
export const UNTRACKED = "untracked";

/** A price of energy, in force from local midnight of `validFrom` until the next one of the same home begins. */
export const TariffInForce = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether it is the home's own or the tenant's for all homes without one. */
  own: z.boolean(),
  kind: z.enum(["flat", "time_of_use", "tiered"]),
  currency: z.string(),
  validFrom: Day,
  /** The day it is no longer in force, as far as is known now. */
  until: Day.nullable(),
  /** Its bands or tiers, each with a label people read ("22:00 to 06:00", "above 250 kWh a month"), in millionths of the currency's unit. */
  prices: z.array(z.object({ label: z.string(), perKwhMicros: z.number().int() })),
});

/**
 * Use x the tariff valid in that hour. Null over a whole tenant: a tariff is a home's; and in tiers while devices are locked:
 * which tier an hour is in depends on the whole home. Energy without a tariff has no cost, and is
 * told; so are costs in other currencies than the last one's of the period, which are never added to it.
 */
export const CostTile = z
  .object({
    /** Of the last tariff in force in the period; null where none is. All figures but `others` are of it alone. */
    currency: z.string().nullable(),
    costMinor: Minor.nullable(),
    comparedMinor: Minor.nullable(),
    /** Mean price per kWh of what was priced, in millionths of the currency's unit. */
    meanMicros: z.number().int().nullable(),
    tariffs: z.array(TariffInForce),
    /** Energy of the period for which no tariff was in force. */
    unpricedWh: WattHours,
    /** Costs of the period in other currencies, under former tariffs; each to be told by itself. */
    others: z.array(z.object({ currency: z.string(), costMinor: Minor, wh: z.number() })),
    granularity: z.enum(["hour", "day", "month"]),
    /** The same buckets as use over time, with all their use. A null is a gap, or has no tariff. They add up to the whole. */
    buckets: z.array(z.object({ start: z.string(), partial: z.boolean(), costMinor: z.number().nullable(), wh: WattHours })),
    /** Costliest first; `untracked` is what no device accounts for. The parts add up to the whole. */
    byDevice: z.array(
      z.object({ device: z.string(), name: z.string(), costMinor: z.number(), wh: WattHours, share: z.number().nullable() }),
    ),
  })
  .nullable();
export type CostTile = z.infer<typeof CostTile>;
