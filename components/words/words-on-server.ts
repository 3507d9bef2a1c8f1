import type { Language } from "#components/words/language.ts";
import { localeOf } from "#components/words/language.ts";
import { ar } from "#components/words/languages/ar.ts";
import { de } from "#components/words/languages/de.ts";
import { en } from "#components/words/languages/en.ts";
import { es } from "#components/words/languages/es.ts";
import { fr } from "#components/words/languages/fr.ts";
import { ja } from "#components/words/languages/ja.ts";
import { type Messages, makeWords, type Words } from "#components/words/words.ts";

/** All that is spoken. Never in a browser: a page there has one language (load-words.ts). */
const SPOKEN: Record<Language, Messages> = { en, de, fr, es, ar, ja };

/** The words of a locale, on the server. English where we do not speak it. */
export function wordsOnServer(locale: string | null): Words {
  return makeWords(locale, SPOKEN[localeOf(locale).language]);
}
