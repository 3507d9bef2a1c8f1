const QUARTER_HOUR = 900_000;
const DAY = 86_400_000;

/** What to do with a local time that comes twice (autumn) or never (spring). */
export type OnDoubt = "error" | "earlier" | "later";

export type LocalClock = { zone: string; ambiguous: OnDoubt; nonexistent: OnDoubt };

export type Resolved = { ok: true; time: string } | { ok: false; reason: "ambiguous" | "nonexistent" };

/** Minutes east of UTC for "Z", "+01:00", "+0100" or "-05"; null for anything else. */
export function fixedOffset(zone: string): number | null {
  if (zone === "Z" || zone === "UTC") return 0;
  const found = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 18 * 60 ? null : found[1] === "-" ? -minutes : minutes;
}

/** Whether this is a fixed offset or a zone of the IANA database. */
export function isZone(zone: string): boolean {
  if (fixedOffset(zone) !== null) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/**
 * The instant of a wall clock's reading, as RFC 3339 with the offset in force there.
 * @param wall the reading as if it were UTC, in milliseconds.
 */
export function resolveLocal(wall: number, clock: LocalClock): Resolved {
  const fixed = fixedOffset(clock.zone);
  if (fixed !== null) return { ok: true, time: rfc3339(wall, fixed * 60_000) };
  // Offsets change at most once in two days, so the one before and the one after are all that can be in force.
  const before = offsetAt(clock.zone, wall - DAY);
  const after = offsetAt(clock.zone, wall + DAY);
  if (before === after) return { ok: true, time: rfc3339(wall, before) };
  const fits = [before, after].filter((offset) => offsetAt(clock.zone, wall - offset) === offset);
  if (fits.length === 1) return { ok: true, time: rfc3339(wall, fits[0]!) };
  if (fits.length === 2) {
    if (clock.ambiguous === "error") return { ok: false, reason: "ambiguous" };
    return { ok: true, time: rfc3339(wall, clock.ambiguous === "earlier" ? Math.max(before, after) : Math.min(before, after)) };
  }
  if (clock.nonexistent === "error") return { ok: false, reason: "nonexistent" };
  // In a gap the offset of before it gives the later instant, that of after it the earlier one (as in RFC 5545 and Temporal).
  const offset = clock.nonexistent === "later" ? Math.min(before, after) : Math.max(before, after);
  const instant = wall - offset;
  const inForce = offsetAt(clock.zone, instant);
  return { ok: true, time: rfc3339(instant + inForce, inForce) };
}

type Zone = { format: Intl.DateTimeFormat; known: Map<number, number> };
const zones = new Map<string, Zone>();

/** Milliseconds east of UTC that are in force in the zone at this instant. */
export function offsetAt(zone: string, instant: number): number {
  const block = Math.floor(instant / QUARTER_HOUR);
  let held = zones.get(zone);
  if (!held) {
    const format = new Intl.DateTimeFormat("en-u-ca-gregory", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    held = { format, known: new Map() };
    zones.set(zone, held);
  }
  const known = held.known.get(block);
  if (known !== undefined) return known;
  if (held.known.size > 50_000) held.known.clear();
  const offset = wallOf(held.format, block * QUARTER_HOUR) - block * QUARTER_HOUR;
  held.known.set(block, offset);
  return offset;
}

function wallOf(format: Intl.DateTimeFormat, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);

/** RFC 3339 of a wall clock's reading with its offset, both in milliseconds; "Z" for none. */
export function rfc3339(wall: number, offset: number): string {
  const iso = new Date(wall).toISOString();
  const text = iso.endsWith(".000Z") ? iso.slice(0, 19) : iso.slice(0, 23);
  if (offset === 0) return `${text}Z`;
  // RFC 3339 has no seconds in an offset; local mean times of the 19th century do. Those are told in UTC.
  if (offset % 60_000 !== 0) return rfc3339(wall - offset, 0);
  const minutes = Math.abs(offset) / 60_000;
  return `${text}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
