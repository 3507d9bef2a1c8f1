/** The languages that dashboards speak. */
export const LANGUAGES = ["en", "de", "fr", "es", "ar", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where each language is at home when a locale names no region. */
const REGIONAL: Record<Language, string> = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES", ar: "ar", ja: "ja-JP" };

/**
 * The locale and the language for what somebody asks for ("de-CH", "pt"): figures as the locale writes them where we speak
 * its language, else all in English, so that words and figures never disagree.
 */
export function localeOf(asked: string | null | undefined): { locale: string; language: Language } {
  try {
    const locale = new Intl.Locale(asked ?? "en");
    const language = LANGUAGES.find((each) => each === locale.language);
    if (language) return { locale: locale.region ? `${language}-${locale.region}` : REGIONAL[language], language };
  } catch {
    // Not a language tag.
  }
  return { locale: REGIONAL.en, language: "en" };
}

/** Which way a language is read. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
