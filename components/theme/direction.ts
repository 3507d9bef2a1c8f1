/** Which way lines run: as the language is written, or from the right. */
export const DIRECTIONS = ["ltr", "rtl"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The cookie that remembers it, so that the first page is already right. */
export const DIRECTION_COOKIE = "inlay-direction";

/** What a cookie says; left to right for anything unknown. */
export function directionOf(cookie: string | undefined): Direction {
  return DIRECTIONS.find((direction) => direction === cookie) ?? "ltr";
}

/** The locale that controls are told, who read their direction off it: English written from the right is in another script. */
export const DIRECTION_LOCALES: Record<Direction, string> = { ltr: "en-GB", rtl: "en-Arab-GB" };
