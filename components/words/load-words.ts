import { type Language, localeOf } from "#components/words/language.ts";
import { type Messages, makeWords, type Words } from "#components/words/words.ts";

/** Each language by itself, so that a page fetches its own alone. */
const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import("#components/words/languages/en.ts")).en,
  de: async () => (await import("#components/words/languages/de.ts")).de,
  fr: async () => (await import("#components/words/languages/fr.ts")).fr,
  es: async () => (await import("#components/words/languages/es.ts")).es,
  ar: async () => (await import("#components/words/languages/ar.ts")).ar,
  ja: async () => (await import("#components/words/languages/ja.ts")).ja,
};

/** The words of a locale, its language fetched when it is first asked for. English where we do not speak it. */
export async function loadWords(locale: string | null): Promise<Words> {
  return makeWords(locale, await LOADERS[localeOf(locale).language]());
}
