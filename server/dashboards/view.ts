import { z } from "zod";

/** A calendar day, "2026-11-20", in the subject's zone. */
export const Day = z.iso.date();
/** The first day of a month. */
export const Month = z.iso.date();
export const Instant = z.iso.datetime({ offset: true });
/** An amount in minor units of the tile's currency: whole, and beyond 2^53 the nearest that a number can be. */
export const Minor = z.number().refine(Number.isInteger, "is not whole");
/** Energy in watt hours; null where nothing was measured (a gap, not a zero). */
export const WattHours = z.number().nullable();

/** A half-open range of local days: `to` is the day after the last one. */
export const Period = z.object({ from: Day, to: Day });
export type Period = z.infer<typeof Period>;

export const ComparisonKind = z.enum(["previous", "year"]);
export type ComparisonKind = z.infer<typeof ComparisonKind>;

export const DASHBOARDS = ["spending", "devices"] as const;
export const DashboardName = z.enum(DASHBOARDS);
export type DashboardName = z.infer<typeof DashboardName>;

/** What every dashboard carries above its tiles. */
export const DashboardHead = z.object({
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  zone: z.string(),
  period: Period,
  comparison: Period.extend({ kind: ComparisonKind }),
  /** The local day (in the zone) of the newest data; null when there is none at all. */
  newest: Day.nullable(),
  oldest: Day.nullable(),
  /** Everything received up to this instant is in the figures, but for quarantine and failed batches. */
  asOf: Instant,
  /** Since when something waits to be processed; null when nothing does. */
  waitingSince: Instant.nullable(),
});
export type DashboardHead = z.infer<typeof DashboardHead>;
