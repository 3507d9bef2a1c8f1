import { z } from "zod";
import { isCurrency } from "#server/events/currencies.ts";
import { isZone } from "#server/events/zones.ts";

/** A name of the IANA time zone database, such as "Europe/Prague". Offsets ("+02:00") are refused: they know no summer time. */
export const Zone = z.string().refine(isZone, { error: "is not a time zone of the IANA database, such as Europe/Prague" });

/** A currency of ISO 4217, such as "EUR". */
export const Currency = z.string().refine(isCurrency, { error: "is not a currency of ISO 4217, such as EUR" });

/** Bytes of a logo at most. */
export const LOGO_BYTES = 262_144;

export const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, { error: "is 2 to 63 characters of a-z, 0-9 and -, beginning with a letter or digit" });

/** The instant from which on events are accepted: a day ("1990-01-01", its midnight in UTC) or an RFC 3339 time. */
export const AcceptFrom = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: "is a day such as 1990-01-01 or a time such as 1990-01-01T00:00:00Z",
  })
  .transform((text) => new Date(text).toISOString())
  .refine((time) => time >= "1900" && time < "2300", { error: "lies outside of the years 1900 to 2299" });

export const TenantSettings = z.object({
  name: z.string().trim().min(1).max(200),
  zone: Zone,
  currency: Currency,
  acceptFrom: AcceptFrom.nullable(),
  acceptBackDays: z.int().min(1).max(36_525),
  acceptAheadDays: z.int().min(0).max(366),
  /** Accents are derived from it; null for Inlay's own. */
  brandColour: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, { error: "is a colour such as #1a73e8" })
    .nullable(),
});

/** What only an operator sets. */
export const TenantLimits = z.object({
  status: z.enum(["active", "suspended"]),
  eventsPerMinute: z.int().min(1).max(2_000_000_000),
  backlogLimit: z.int().min(1).max(2_000_000_000),
});

/** What an operator says of a new tenant in the console. */
export const NewTenantForm = z.object({
  slug: Slug,
  ...TenantSettings.pick({ name: true, zone: true, currency: true }).shape,
});
