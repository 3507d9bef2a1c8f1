const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Milliseconds since 1970 of an RFC 3339 timestamp with offset, cut (not rounded) to the millisecond; undefined when the text
 * is not one. Leap seconds (:60) are not accepted: no clock here could keep them apart from the next second.
 */
export function parseInstant(text: string): number | undefined {
  const found = RFC3339.exec(text);
  if (!found) return undefined;
  const [, y, mo, d, h, mi, s, fraction, sign, oh, om] = found;
  const year = Number(y);
  const month = Number(mo);
  const day = Number(d);
  const hour = Number(h);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  if (hour > 23 || Number(mi) > 59 || Number(s) > 59) return undefined;
  let offset = 0;
  if (sign) {
    if (Number(oh) > 15 || Number(om) > 59) return undefined;
    offset = (Number(oh) * 60 + Number(om)) * 60_000 * (sign === "-" ? -1 : 1);
  }
  const ms = fraction ? Number(fraction.padEnd(3, "0").slice(0, 3)) : 0;
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  if (year < 100)
    return (
      new Date(0).setUTCFullYear(year, month - 1, day) + hour * 3_600_000 + Number(mi) * 60_000 + Number(s) * 1_000 + ms - offset
    );
  return Date.UTC(year, month - 1, day, hour, Number(mi), Number(s), ms) - offset;
}

function daysOf(year: number, month: number): number {
  if (month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return 28;
  return DAYS[month - 1]!;
}
