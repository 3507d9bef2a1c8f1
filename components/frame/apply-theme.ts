import { themeCss } from "#components/theme/theme-css.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

/** Where the server wrote the theme: as JSON for us, as CSS for the page. */
const STYLE = "theme";

/**
 * Lays design tokens over those of the page; those that are named alone change.
 * @returns what was wrong with them, or null
 */
export function applyTheme(wanted: { [token: string]: unknown }): string | null {
  const style = document.getElementById(STYLE);
  if (!style) return "This page has no theme.";
  const current = JSON.parse(style.dataset.tokens ?? "{}") as ThemeTokens;
  const unknown = Object.keys(wanted).filter((name) => !(name in current));
  if (unknown.length > 0) return `There is no design token ${unknown.join(", ")}. There are: ${Object.keys(current).join(", ")}.`;
  const schemes = Object.fromEntries(
    (["light", "dark"] as const).map((scheme) => [scheme, { ...current[scheme], ...(wanted[scheme] as object | undefined) }]),
  );
  const tokens = { ...current, ...wanted, ...schemes } as ThemeTokens;
  style.dataset.tokens = JSON.stringify(tokens);
  style.textContent = themeCss(tokens, style.dataset.brand ?? null);
  document.documentElement.dataset.theme = tokens.mode;
  return null;
}
