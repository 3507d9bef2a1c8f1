const known = new Map<string, boolean>();
const SHAPE = /^(UTC|[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){1,2})$/;

/** What JavaScript still knows of names that the IANA database has given up, and PostgreSQL with it. */
const GIVEN_UP = /^(SystemV\/.*|US\/Pacific-New|Canada\/East-Saskatchewan)$/i;

/**
 * Whether a name is a zone of the IANA database ("Europe/Berlin", "UTC"); aliases count, bare offsets and abbreviations
 * ("+01:00", "CET") do not: they know nothing of daylight saving time or mean several places.
 */
export function isZone(name: string): boolean {
  if (!SHAPE.test(name) || name.length > 64 || GIVEN_UP.test(name)) return false;
  let answer = known.get(name);
  if (answer === undefined) {
    answer = understood(name);
    if (known.size > 2_000) known.clear();
    known.set(name, answer);
  }
  return answer;
}

function understood(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
