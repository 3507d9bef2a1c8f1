import { z } from "zod";
import { AskedDay } from "#server/day-input.ts";
import { isCurrency } from "#server/events/currencies.ts";
import { Plan } from "#server/tariffs/plan-input.ts";

/** A local day of the home. */

const Fields = z.object({
  name: z.string().trim().min(1).max(200),
  /** The home it is for, by its id; null for all homes without one of their own. */
  subject: z.string().min(1).max(256).nullable(),
  currency: z.string().refine(isCurrency, "is not a currency of ISO 4217, such as EUR"),
  validFrom: AskedDay,
  /** The day it is no longer in force; null while no end is known. */
  validTo: AskedDay.nullable(),
  plan: Plan,
});

/** Whether a tariff ends after it begins. */
export const endsAfterItBegins = ({
  validFrom,
  validTo,
}: {
  validFrom?: string | undefined;
  validTo?: string | null | undefined;
}) => validFrom === undefined || validTo === undefined || validTo === null || validTo > validFrom;

const ends = { path: ["validTo"], error: "has to be after the day it begins" };

/** A tariff as it is entered. */
export const TariffDraft = Fields.refine(endsAfterItBegins, ends);
export type TariffDraft = z.infer<typeof TariffDraft>;

export const TariffRef = z.object({ id: z.uuid() });

export const TariffChange = Fields.extend(TariffRef.shape).refine(endsAfterItBegins, ends);

/** A draft, and the home whose last days it is tried on. */
export const TariffTrial = z.object({
  subject: z.string().min(1).max(256),
  currency: Fields.shape.currency,
  plan: Plan,
  days: z.int().min(1).max(366).default(30),
});
