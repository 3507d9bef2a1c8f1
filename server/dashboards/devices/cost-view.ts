import { z } from "zod";
import { Day, Minor, WattHours } from "#server/dashboards/view.ts";

/** A price of energy, in force from local midnight of `validFrom` until the next one of the same home begins. */
export const TariffInForce = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether it is the home's own or the tenant's for all homes without one. */
  own: z.boolean(),
  kind: z.enum(["flat", "time_of_use", "tiered"]),
  currency: z.string(),
  validFrom: Day,
  /** Its bands or tiers, each with a label people read ("22:00 to 06:00", "above 250 kWh a month"), in millionths of the currency's unit. */
  prices: z.array(z.object({ label: z.string(), perKwhMicros: z.number().int() })),
});

/** Use x the tariff valid in that hour. Null over a whole tenant: a tariff is a home's. Energy without a tariff has no cost, and is told. */
export const CostTile = z
  .object({
    /** Null where no tariff is in force in the whole period. */
    currency: z.string().nullable(),
    costMinor: Minor.nullable(),
    comparedMinor: Minor.nullable(),
    /** Mean price per kWh of what was priced, in millionths of the currency's unit. */
    meanMicros: z.number().int().nullable(),
    tariffs: z.array(TariffInForce),
    /** Energy of the period for which no tariff was in force. */
    unpricedWh: WattHours,
    granularity: z.enum(["hour", "day", "month"]),
    /** The same buckets as use over time. A null is a gap, or has no tariff. */
    buckets: z.array(z.object({ start: z.string(), partial: z.boolean(), costMinor: z.number().nullable(), wh: WattHours })),
    /** Costliest first; `untracked` is what no device accounts for. The parts add up to the whole. */
    byDevice: z.array(
      z.object({ device: z.string(), name: z.string(), costMinor: z.number(), wh: WattHours, share: z.number().nullable() }),
    ),
  })
  .nullable();
export type CostTile = z.infer<typeof CostTile>;
