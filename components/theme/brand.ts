import { converter, formatHex, parse, wcagContrast } from "culori";
import { css, type Oklch, SURFACE } from "#components/theme/palette.ts";

/** The accent of a tenant in one of both schemes: as text and marks, as a fill under text, the text on it, and as a tint. */
export type BrandTones = { accent: Oklch; fill: Oklch; onFill: Oklch; tint: Oklch };
export type Brand = Record<"light" | "dark", BrandTones>;

/** Least contrast of a text to what it stands on (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;
const WHITE: Oklch = [1, 0, 0];
const BLACK: Oklch = [0.2, 0.02, 265];
const GROUND = { light: [0.968, 0.003, 265], dark: [0.25, 0.013, 265] } as const;
/** Steps of lightness that are tried, from the colour itself outwards. */
const STEP = 0.005;

const toOklch = converter("oklch");

/**
 * The tones of a brand: its hue and chroma, at the lightness nearest to its own at which text can be read. So a pale yellow
 * becomes a dark one as text, and stays itself where it fills a button.
 * @param colour "#1a73e8"
 */
export function brandOf(colour: string): Brand {
  const { l = 0.5, c = 0, h = 0 } = toOklch(parse(colour)) ?? {};
  const [lightness, chroma, hue] = [round(l), round(c), round(h)];
  return { light: tones("light", lightness, chroma, hue), dark: tones("dark", lightness, chroma, hue) };
}

function tones(scheme: "light" | "dark", lightness: number, chroma: number, hue: number): BrandTones {
  const tint: Oklch = scheme === "light" ? [0.962, Math.min(chroma, 0.016), hue] : [0.285, Math.min(chroma, 0.045), hue];
  // Text in the accent stands on tiles, on sunken ground and on its own tint.
  const grounds = [SURFACE[scheme], GROUND[scheme], tint];
  const accent = nearest(lightness, (l) => {
    const tone: Oklch = [l, chroma, hue];
    return grounds.every((ground) => contrast(tone, ground) >= TEXT_CONTRAST) ? tone : null;
  });
  const fill = nearest(lightness, (l) => {
    const tone: Oklch = [l, chroma, hue];
    return [WHITE, BLACK].some((text) => contrast(text, tone) >= TEXT_CONTRAST) ? tone : null;
  });
  const onFill = contrast(WHITE, fill) >= TEXT_CONTRAST ? WHITE : BLACK;
  return { accent, fill, onFill, tint };
}

/** The first that fits, going away from a lightness in both directions; black or white always fit in the end. */
function nearest(lightness: number, fits: (l: number) => Oklch | null): Oklch {
  for (let away = 0; away <= 1; away += STEP) {
    for (const l of [lightness - away, lightness + away]) {
      const found = l >= 0 && l <= 1 ? fits(round(l)) : null;
      if (found) return found;
    }
  }
  return BLACK;
}

/** Contrast of two colours as a screen shows them: those that no screen can show are clipped first. */
export function contrast(a: Oklch, b: Oklch): number {
  return wcagContrast(shown(a), shown(b));
}

function shown([l, c, h]: Oklch): string {
  return formatHex({ mode: "oklch", l, c, h }) ?? "#000000";
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The tokens of a brand as CSS, over those of the stylesheet. Made of numbers alone. */
export function brandCss(colour: string): string {
  const { light, dark } = brandOf(colour);
  const both = (name: keyof BrandTones) => `light-dark(${css(light[name])}, ${css(dark[name])})`;
  return `:root{--color-accent:${both("accent")};--color-accent-fill:${both("fill")};--color-on-accent:${both("onFill")};--color-tint:${both("tint")}}`;
}
