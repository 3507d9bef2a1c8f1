import { overlap, type Range } from "./bounds.ts";
import type { Heard } from "./heard.ts";

type When = Pick<Heard, "firstAt" | "until" | "limitMs">;

/** Whether it has said nothing for longer than its limit when the data end. Nothing is expected of what was never heard. */
export const isSilent = ({ until, limitMs }: When, dataEnd: number | null): boolean =>
  until !== null && dataEnd !== null && dataEnd - until > limitMs;

/**
 * When a device was expected to report in some days: from its first reading ever to the end of the data. What is not
 * overdue yet is not expected yet: unless it is silent, until what it said last ends. Null where nothing was expected.
 */
export function expectedIn(heard: When, days: Range, dataEnd: number | null): Range | null {
  if (heard.firstAt === null || heard.until === null || dataEnd === null) return null;
  const end = isSilent(heard, dataEnd) ? dataEnd : Math.min(dataEnd, heard.until);
  const expected = { from: Math.max(days.from, heard.firstAt), to: Math.min(days.to, end) };
  return expected.from < expected.to ? expected : null;
}

/** Reported / expected, 0 to 1; null where nothing was expected. */
export const shareOf = (reportedMs: number, expectedMs: number): number | null =>
  expectedMs > 0 ? Math.min(1, reportedMs / expectedMs) : null;

/** The share of each bucket. A bucket that nothing was expected in has none. */
export const sharesOf = (expected: Range | null, buckets: readonly Range[], reportedMs: (index: number) => number) =>
  buckets.map((bucket, index) => shareOf(reportedMs(index), expected === null ? 0 : overlap(expected, bucket)));
