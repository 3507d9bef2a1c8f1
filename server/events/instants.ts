const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Milliseconds since 1970 of an RFC 3339 timestamp with offset, cut (not rounded) to the millisecond; undefined when the text
 * is not one. Leap seconds (:60) are not accepted: no clock here could keep them apart from the next second.
 */
export function parseInstant(text: string): number | undefined {
  if (!RFC3339.test(text)) return undefined;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetOf(text);
  if (offset === undefined) return undefined;
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; 400 years on, the calendar is the same.
  const midnight = year < 100 ? Date.UTC(year + 400, month - 1, day) - 146_097 * 86_400_000 : Date.UTC(year, month - 1, day);
  return midnight + hour * 3_600_000 + minute * 60_000 + second * 1_000 + millisecondsOf(text) - offset;
}

/** Two digits at a place where the pattern has found some. */
const two = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

function millisecondsOf(text: string): number {
  if (text.charAt(19) !== ".") return 0;
  let ms = 0;
  for (let i = 20; i < 23; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return ms * 10 ** (23 - i);
    ms = ms * 10 + digit;
  }
  return ms;
}

/** In milliseconds; undefined for one that no place on earth ever had. */
function offsetOf(text: string): number | undefined {
  const sign = text.charAt(text.length - 6);
  if (sign !== "+" && sign !== "-") return 0;
  const [hours, minutes] = [two(text, text.length - 5), two(text, text.length - 2)];
  if (hours > 15 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * 60_000 * (sign === "-" ? -1 : 1);
}

function daysOf(year: number, month: number): number {
  if (month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return 28;
  return DAYS[month - 1]!;
}
