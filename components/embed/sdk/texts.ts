import type { MountOptions } from "#components/embed/sdk/options.ts";

/** What the SDK itself says to a viewer, while there is no frame that could: that it loads, that it failed, "try again". */
const TEXTS: Record<string, string> = {
  en: "Loading…|Loading failed.|Try again",
  de: "Lädt …|Laden fehlgeschlagen.|Erneut versuchen",
  fr: "Chargement…|Échec du chargement.|Réessayer",
  es: "Cargando…|Error al cargar.|Reintentar",
  ar: "جارٍ التحميل…|تعذّر التحميل.|إعادة المحاولة",
  ja: "読み込み中…|読み込めませんでした。|再試行",
};

/** The three in the language of the locale, or of the page, or English. */
export function textsOf({ locale }: MountOptions): [string, string, string] {
  const language = (locale || document.documentElement.lang).slice(0, 2);
  return (TEXTS[language] ?? TEXTS.en!).split("|") as [string, string, string];
}
