import { percent } from "#components/format/unit.ts";

export type Direction = "more" | "less" | "same";

/** A change in words: "12 % less than October 2026". Null where there is nothing to compare with. */
export type Change = { direction: Direction; words: string };

/**
 * How a figure changed against another. A change across zero or from nothing has no meaningful percentage, and says so in
 * words of its own.
 */
export function changeOf(now: number | null, before: number | null, than: string): Change | null {
  if (now === null || before === null) return null;
  if (before === 0) return now === 0 ? { direction: "same", words: `the same as ${than}` } : null;
  const ratio = (now - before) / Math.abs(before);
  if (Math.abs(ratio) < 0.005) return { direction: "same", words: `about the same as ${than}` };
  const direction = ratio > 0 ? "more" : "less";
  if (before < 0 || now < 0) return { direction, words: `${direction} than ${than}` };
  if (ratio >= 2) return { direction, words: `${(ratio + 1).toFixed(1).replace(/\.0$/, "")} times ${than}` };
  return { direction, words: `${percent(Math.abs(ratio))} ${direction} than ${than}` };
}
