import type { Words } from "#components/words/words.ts";

export type Direction = "more" | "less" | "same";

/** A change in words: "12 % less than October 2026". Null where there is nothing to compare with. */
export type Change = { direction: Direction; words: string };

/**
 * How a figure changed against another. A change across zero or from nothing has no meaningful percentage, and says so in
 * words of its own.
 * @param than what it is compared with, as a noun phrase: that of `thanName`, or one of `words.shared.than`
 */
export function changeOf(words: Words, now: number | null, before: number | null, than: string): Change | null {
  if (now === null || before === null) return null;
  const { change } = words.shared;
  if (before === 0) return now === 0 ? { direction: "same", words: change.same(than) } : null;
  const ratio = (now - before) / Math.abs(before);
  if (Math.abs(ratio) < 0.005) return { direction: "same", words: change.aboutSame(than) };
  const direction = ratio > 0 ? "more" : "less";
  if (before < 0 || now < 0) return { direction, words: change[direction](than) };
  if (ratio >= 2) {
    const times = Number((ratio + 1).toFixed(1));
    return { direction, words: change.times(times, words.figure(times, { maximumFractionDigits: 1 }), than) };
  }
  const percent = words.percent(Math.abs(ratio));
  return { direction, words: direction === "more" ? change.moreBy(percent, than) : change.lessBy(percent, than) };
}
