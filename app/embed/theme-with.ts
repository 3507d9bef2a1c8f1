import type { ThemeTokens } from "#server/embed/theme-input.ts";
import { ThemeOverride, withOverride } from "#server/embed/theme-override.ts";

/** The session's theme with a host's tokens over it. What is no theme changes nothing: looks are no reason to show nothing. */
export function themeWith(theme: ThemeTokens, said: string | undefined): ThemeTokens {
  if (said === undefined) return theme;
  try {
    const wanted = ThemeOverride.safeParse(JSON.parse(said));
    return wanted.success ? withOverride(theme, wanted.data) : theme;
  } catch {
    return theme;
  }
}
