/** What a browser would rather read, for a page that no host has said the language of. */
export function languageOf(headers: Headers): string | null {
  return headers.get("accept-language")?.split(/[,;]/)[0]?.trim() || null;
}
