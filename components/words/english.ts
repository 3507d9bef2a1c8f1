import { en } from "#components/words/languages/en.ts";
import { makeWords, type Words } from "#components/words/words.ts";

/** The console's words. */
export const ENGLISH: Words = makeWords("en-GB", en);
