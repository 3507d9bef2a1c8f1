import { LOCALE } from "#components/format/locale.ts";

/** "20 Nov 2026, 06:32:11" in a zone. */
export function instantName(instant: string, zone: string, { seconds = true } = {}): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    dateStyle: "medium",
    timeStyle: seconds ? "medium" : "short",
  }).format(new Date(instant));
}

/** "06:32" in a zone. */
export function clockName(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "20 Nov" in a zone. */
export function instantDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, day: "numeric", month: "short" }).format(new Date(instant));
}

const STEPS = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

/** "3 minutes ago", "in 2 days", "just now". */
export function relativeName(instant: string, now: number): string {
  const passed = new Date(instant).getTime() - now;
  const step = STEPS.find(({ ms }) => Math.abs(passed) >= ms);
  if (!step) return passed > 0 ? "in a moment" : "just now";
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.trunc(passed / step.ms), step.unit);
}
