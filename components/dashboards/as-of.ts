import { ENGLISH } from "#components/words/english.ts";
import type { Words } from "#components/words/words.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

type Head = Pick<DashboardHead, "asOf" | "zone">;

/** Until when everything received is in the figures, for a tile. */
export function asOfSentence(words: Words, head: Head): string;
export function asOfSentence(head: Head): string;
export function asOfSentence(...args: [Words, Head] | [Head]): string {
  const [words, { asOf, zone }] = args.length === 1 ? [ENGLISH, args[0]] : args;
  return words.shared.asOf(words.instantName(asOf, zone), zone);
}
