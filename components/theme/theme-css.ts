import { css, type Oklch } from "#components/theme/palette.ts";
import { ownTones, type Tones, tonesOf } from "#components/theme/theme-tones.ts";
import type { FONTS, ThemeTokens } from "#server/embed/theme-input.ts";

const STACKS: Record<(typeof FONTS)[number], string | null> = {
  inter: null,
  system: "ui-sans-serif,system-ui,sans-serif",
  serif: 'ui-serif,Georgia,Cambria,"Times New Roman",serif',
  mono: 'ui-monospace,"SF Mono","Cascadia Mono","Liberation Mono",Menlo,monospace',
};
/** Tighter by about a seventh; what is pressed stays larger than the 24 px of WCAG 2.2, 2.5.8. */
const COMPACT = {
  "--spacing": "0.2125rem",
  "--text-body": "0.8125rem",
  "--text-body--line-height": "1.125rem",
  "--text-title": "0.975rem",
  "--text-title--line-height": "1.375rem",
  "--text-figure": "1.6rem",
  "--text-figure--line-height": "2rem",
};
const SCHEMES = { auto: "light dark", light: "light", dark: "dark" } as const;
const MOST_RADIUS = 24;

/**
 * The stylesheet's tokens that a theme changes, as custom properties: for a whole page, or for an element whose looks are shown.
 * Made of numbers and of words that stand here: whatever the tokens hold, nothing of it is copied.
 * @param brandColour "#1a73e8": what counts while the theme has no accent; null for Inlay's own
 */
export function themeProperties(tokens: ThemeTokens, brandColour: string | null): Record<string, string> {
  const [light, dark] = [tonesOf("light", tokens, brandColour), tonesOf("dark", tokens, brandColour)];
  const [ownLight, ownDark] = [ownTones("light"), ownTones("dark")];
  const changed = Object.keys(ownLight).filter((name) => differs(name, light, ownLight) || differs(name, dark, ownDark));
  const properties = Object.fromEntries(
    changed.map((name) => [`--color-${name}`, `light-dark(${write(light[name])}, ${write(dark[name])})`]),
  );
  if (changed.includes("surface")) {
    properties["--color-hatch"] = `light-dark(${write(light.surface, 0.55)}, ${write(dark.surface, 0.6)})`;
  }
  const radius = Number(tokens.radius);
  if (tokens.radius !== null && Number.isFinite(radius)) {
    properties["--radius-box"] = `${Math.round(Math.min(MOST_RADIUS, Math.max(0, radius)))}px`;
  }
  const stack = Object.hasOwn(STACKS, tokens.font) ? STACKS[tokens.font] : null;
  if (stack) properties["--font-sans"] = stack;
  return tokens.density === "compact" ? { ...properties, ...COMPACT } : properties;
}

/** Which of the two schemes is used, as CSS says it. */
export function schemeOf({ mode }: Pick<ThemeTokens, "mode">): string {
  return Object.hasOwn(SCHEMES, mode) ? SCHEMES[mode] : SCHEMES.auto;
}

/**
 * A theme as CSS over the stylesheet's tokens. It stands in a style element after the stylesheet; a later one takes the place of
 * an earlier one whole. Paper stays light.
 */
export function themeCss(tokens: ThemeTokens, brandColour: string | null): string {
  const properties = Object.entries(themeProperties(tokens, brandColour)).map(([name, value]) => `${name}:${value}`);
  return `@media not print{:root{color-scheme:${schemeOf(tokens)}}}:root{${properties.join(";")}}`;
}

function differs(name: string, tones: Tones, own: Tones): boolean {
  return write(tones[name]) !== write(own[name]);
}

function write(colour: Oklch | undefined, alpha?: number): string {
  if (!colour) return "";
  return alpha === undefined ? css(colour) : css(colour).replace(")", ` / ${alpha})`);
}
