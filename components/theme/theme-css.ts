import type { Scheme } from "#components/theme/brand.ts";
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
/** Letters of one width need more room than charts keep for their texts. */
const CHART_TRACKING = "-0.06em";
const SCHEMES = { auto: "light dark", light: "light", dark: "dark" } as const;
const MOST_RADIUS = 24;
/** How much of a tile's ground a hatched bar lets through. */
const HATCH = { light: 0.55, dark: 0.6 } as const;

/**
 * The stylesheet's tokens that a theme changes, as custom properties of a whole page. Made of numbers and of words that stand
 * here: whatever the tokens hold, nothing of it is copied.
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
    properties["--color-hatch"] = `light-dark(${write(light.surface, HATCH.light)}, ${write(dark.surface, HATCH.dark)})`;
  }
  return { ...properties, ...shapes(tokens) };
}

/**
 * All tokens of a theme in one of its schemes, for an element within a page of the other: what the stylesheet says by scheme has
 * been decided for the page as a whole by then.
 */
export function schemeProperties(tokens: ThemeTokens, brandColour: string | null, scheme: Scheme): Record<string, string> {
  const tones = tonesOf(scheme, tokens, brandColour);
  return {
    ...Object.fromEntries(Object.entries(tones).map(([name, tone]) => [`--color-${name}`, write(tone)])),
    "--color-hatch": write(tones.surface, HATCH[scheme]),
    ...shapes(tokens),
  };
}

/** Corners, letters and density. */
function shapes({ radius: said, font, density }: ThemeTokens): Record<string, string> {
  const properties: Record<string, string> = {};
  const radius = Number(said);
  if (said !== null && Number.isFinite(radius)) {
    properties["--radius-box"] = `${Math.round(Math.min(MOST_RADIUS, Math.max(0, radius)))}px`;
  }
  const stack = Object.hasOwn(STACKS, font) ? STACKS[font] : null;
  if (stack) properties["--font-sans"] = stack;
  if (font === "mono") properties["--chart-tracking"] = CHART_TRACKING;
  return density === "compact" ? { ...properties, ...COMPACT } : properties;
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
