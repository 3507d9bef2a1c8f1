import { kept } from "#components/format/kept.ts";
import { LOCALE } from "#components/format/locale.ts";

const STEPS = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

/** How a language writes instants, in a zone. */
export function instantFormats(locale: string) {
  const dates = kept((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

  /** "20 Nov 2026, 06:32:11" in a zone. */
  function instantName(instant: string, zone: string, { seconds = true } = {}): string {
    return dates({
      timeZone: zone,
      dateStyle: "medium",
      timeStyle: seconds ? "medium" : "short",
    }).format(new Date(instant));
  }

  /** "06:32" in a zone, or "06:32:11". */
  function clockName(instant: string, zone: string, { seconds = false } = {}): string {
    const parts = { hour: "2-digit", minute: "2-digit", ...(seconds && { second: "2-digit" as const }) } as const;
    return dates({ timeZone: zone, ...parts }).format(new Date(instant));
  }

  /** "20 Nov" in a zone. */
  function instantDay(instant: string, zone: string): string {
    return dates({ timeZone: zone, day: "numeric", month: "short" }).format(new Date(instant));
  }

  /** "3 minutes ago", "in 2 days", "just now". */
  function relativeName(instant: string, now: number): string {
    const passed = new Date(instant).getTime() - now;
    const step = STEPS.find(({ ms }) => Math.abs(passed) >= ms);
    if (!step && locale.startsWith("en")) return passed > 0 ? "in a moment" : "just now";
    return step ? relative.format(Math.trunc(passed / step.ms), step.unit) : relative.format(0, "second");
  }

  return { instantName, clockName, instantDay, relativeName };
}

/** Those of the console, whose language is English. */
export const { instantName, clockName, instantDay, relativeName } = instantFormats(LOCALE);
