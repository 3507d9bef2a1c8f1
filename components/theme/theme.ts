/** How somebody wants the interface: as their system is, or one of both. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie that remembers it, so that the first page is already right. */
export const THEME_COOKIE = "inlay-theme";

/** What a cookie says; "system" for anything unknown. */
export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}
