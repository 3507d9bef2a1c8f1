import type { Words } from "#components/words/words.ts";

/** 99.98 % must not read as 100 %. */
export function precise(words: Words, share: number): string {
  const value = Math.floor(share * 10_000) / 10_000;
  return value > 0.99 && value < 1 ? words.percent(value, { decimals: 2 }) : words.percent(value);
}
