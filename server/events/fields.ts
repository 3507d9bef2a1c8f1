import { z } from "zod";
import { isCurrency } from "#server/events/currencies.ts";
import { parseInstant } from "#server/events/instants.ts";
import { isZone } from "#server/events/zones.ts";

/** The limits of single fields. Ids are short enough for several of them to share one index row. */
export const FIELD_LIMITS = {
  /** Characters (UTF-16 units) of an id: event id, source, subject, account, device, transaction. */
  id: 200,
  name: 200,
  text: 1_000,
  splits: 100,
  /** Minor units: a hundred billion euros, so that nine hundred thousand of the largest still add up in 64 bits. */
  amountMinor: 10_000_000_000_000,
  revision: 2_147_483_647,
  /** 1 GWh for one counter value, 100 MWh for one interval, 100 MW of power: their µJ fit into 64 bits. */
  counterWattHours: 1e9,
  intervalWattHours: 1e8,
  watts: 1e8,
  /** One day: how far back the roller looks for intervals that reach into an hour. */
  intervalSeconds: 86_400,
  /** One day: the longest time that a reading may stand for. */
  gapSeconds: 86_400,
} as const;

/** Text with something to see in it. */
export const text = (max: number, about: string) =>
  z.string().min(1).max(max).refine(hasInk, "must not be blank").meta({ description: about });

const hasInk = (value: string) => value.trim() !== "";

/** An id: up to 200 characters, yours to choose, compared exactly as sent. */
export const id = (about: string) => text(FIELD_LIMITS.id, about);

export const instant = (about: string) =>
  z
    .string()
    .max(40)
    .refine(
      (value) => parseInstant(value) !== undefined,
      "must be an RFC 3339 timestamp with offset, for example 2026-11-20T18:04:11Z",
    )
    .meta({ description: `${about} RFC 3339 with offset; kept to the microsecond.`, format: "date-time" });

export const currency = (about: string) =>
  z
    .string()
    .refine(isCurrency, "must be a currency code of ISO 4217 in capitals, for example EUR")
    .meta({ description: about, pattern: "^[A-Z]{3}$", examples: ["EUR"] });

export const zone = (about: string) =>
  z
    .string()
    .refine(isZone, "must be a time zone of the IANA database, for example Europe/Berlin")
    .meta({ description: about, examples: ["Europe/Berlin"] });

export const category = (about: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/, "must be a slug: a small letter, then small letters, digits or _ (63 at most)")
    .meta({ description: about });

export const amountMinor = (about: string) =>
  z
    .int()
    .min(0)
    .max(FIELD_LIMITS.amountMinor)
    .meta({ description: `${about} In minor units of the currency (cents), never negative.` });

export const revision = z
  .int()
  .min(0)
  .max(FIELD_LIMITS.revision)
  .optional()
  .meta({ description: "The highest revision of an entity wins, in any order of arrival. Default 0.", default: 0 });

export const deleted = z
  .literal(true)
  .meta({ description: "Removes the entity, as of this revision. Then only its ids are required. Leave it out otherwise." });
