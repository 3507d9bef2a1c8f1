import { dayFormats } from "#components/format/days.ts";
import { instantFormats } from "#components/format/instant.ts";
import { unitFormats } from "#components/format/unit.ts";

/** Forms of a text by how many things it speaks of; which of them a language tells apart, `Intl.PluralRules` knows. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What messages are made with: figures, days and plurals as a locale writes them. */
export function toolsOf(locale: string) {
  const rules = new Intl.PluralRules(locale);
  // Japanese has no spaces between sentences.
  const between = locale.startsWith("ja") ? "" : " ";
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    ...unitFormats(locale),
    ...dayFormats(locale),
    ...instantFormats(locale),
    /** The form for so many things: `plural(2, { one: "1 payment", other: "2 payments" })`. */
    plural: (things: number, forms: Forms): string => forms[rules.select(things)] ?? forms.other,
    /** "a, b and c". */
    list: (items: readonly string[]): string => lists.format(items),
    /** Whole sentences after each other; those that are not said are left out. */
    sentences: (...said: (string | null)[]): string => said.filter((one) => one !== null).join(between),
  };
}
export type Tools = ReturnType<typeof toolsOf>;
