import { LANGUAGES } from "#components/words/language.ts";

/** The languages that frames speak, each in English and by its own name, with a few of their regions. */
export function localeChoices(current: string | null): { value: string; label: string }[] {
  const tags = [...LANGUAGES.flatMap((language) => [language, ...(REGIONS[language] ?? [])])];
  const known = current !== null && !tags.includes(current) ? [current, ...tags] : tags;
  return known.map((tag) => ({ value: tag, label: `${nameIn("en", tag)} · ${nameIn(tag, tag)}` }));
}

/** Regions whose figures are written in another way. */
const REGIONS: Record<string, string[]> = { en: ["en-US"], de: ["de-AT", "de-CH"], fr: ["fr-CH"], es: ["es-MX"] };

function nameIn(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
