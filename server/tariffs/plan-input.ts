import { z } from "zod";
import { problemsOfWeek } from "#server/tariffs/week-input.ts";

export const PLAN_LIMITS = {
  /** A hundred thousand units of the currency a kWh, either way: energy is dear in small coins. */
  perKwhMicros: 100_000_000_000,
  bands: 48,
  tiers: 20,
  /** 1 TWh a month. */
  upToKwh: 1e9,
  label: 60,
} as const;

const perKwhMicros = z.int().min(-PLAN_LIMITS.perKwhMicros).max(PLAN_LIMITS.perKwhMicros).meta({
  description: "The price of a kWh in millionths of the currency's unit: 324900 is 0.3249 EUR. Negative: one is paid for using.",
});

const Flat = z.strictObject({ kind: z.literal("flat").meta({ description: "flat: one price." }), perKwhMicros });

const Band = z.strictObject({
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .meta({ description: "Days on which it begins: 1 is Monday, 7 is Sunday." }),
  fromHour: z.int().min(0).max(23).meta({ description: "The local hour at which it begins." }),
  toHour: z.int().min(0).max(24).meta({
    description: "The local hour at which it ends. Not after fromHour: on the next day.",
  }),
  perKwhMicros,
  label: z.string().trim().min(1).max(PLAN_LIMITS.label).optional().meta({ description: "A name, such as Night." }),
});
export type Band = z.infer<typeof Band>;

const TimeOfUse = z.strictObject({
  kind: z.literal("time_of_use").meta({ description: "time_of_use: a price for each hour of the week." }),
  bands: z
    .array(Band)
    .min(1)
    .max(PLAN_LIMITS.bands)
    .superRefine((bands, context) => {
      for (const { band, message } of problemsOfWeek(bands))
        context.addIssue({ code: "custom", path: band === null ? [] : [band], message });
    })
    .meta({ description: "Together they cover each hour of the week exactly once." }),
});

const Tier = z.strictObject({
  upToKwh: z
    .number()
    .positive()
    .max(PLAN_LIMITS.upToKwh)
    .nullable()
    .meta({ description: "Up to how many kWh of a calendar month it holds, to the Wh; null for all that is beyond." }),
  perKwhMicros,
});
export type Tier = z.infer<typeof Tier>;

const Tiered = z.strictObject({
  kind: z.literal("tiered").meta({ description: "tiered: a price by how much the home has used in the calendar month." }),
  tiers: z
    .array(Tier)
    .min(1)
    .max(PLAN_LIMITS.tiers)
    .superRefine((tiers, context) => {
      tiers.forEach(({ upToKwh }, at) => {
        const last = at === tiers.length - 1;
        const before = tiers[at - 1]?.upToKwh;
        if (last && upToKwh !== null)
          context.addIssue({
            code: "custom",
            path: [at, "upToKwh"],
            message: "of the last tier is null: it holds for all use beyond",
          });
        else if (!last && upToKwh === null)
          context.addIssue({ code: "custom", path: [at, "upToKwh"], message: "is null in the last tier alone" });
        else if (upToKwh !== null && typeof before === "number" && upToKwh <= before)
          context.addIssue({
            code: "custom",
            path: [at, "upToKwh"],
            message: `has to be more than the ${before} kWh of the tier before`,
          });
      });
    })
    .meta({ description: "In ascending order; the last one has no end." }),
});

/** How a tariff prices a kWh. The one schema of it: for what is sent, for what is entered, and for the form. */
export const Plan = z.discriminatedUnion("kind", [Flat, TimeOfUse, Tiered]);
export type Plan = z.infer<typeof Plan>;
