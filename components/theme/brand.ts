import { contrast, luminance, oklchOf, ratio } from "#components/theme/colour.ts";
import { css, type Oklch, SURFACE } from "#components/theme/palette.ts";

export type Scheme = "light" | "dark";
/** The accent of a tenant in one of both schemes: as text and marks, as a fill under text, the text on it, and as a tint. */
export type BrandTones = { accent: Oklch; fill: Oklch; onFill: Oklch; tint: Oklch };
export type Brand = Record<Scheme, BrandTones>;

/** Least contrast of a text to what it stands on (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;
/** Least contrast of a mark, a line of a control, to what it stands on (WCAG 2.2, 1.4.11). */
export const MARK_CONTRAST = 3;
const WHITE: Oklch = [1, 0, 0];
const BLACK: Oklch = [0.2, 0.02, 265];
const GROUND = { light: [0.968, 0.003, 265], dark: [0.25, 0.013, 265] } as const;
const TINT = { light: { lightness: 0.962, chroma: 0.016 }, dark: { lightness: 0.285, chroma: 0.045 } } as const;
/** Steps of lightness that are tried, from the colour itself outwards. */
const STEP = 0.005;

/**
 * The tones of a brand: its hue and chroma, at the lightness nearest to its own at which text can be read. So a pale yellow
 * becomes a dark one as text, and stays itself where it fills a button.
 * @param colour "#1a73e8"
 */
export function brandOf(colour: string): Brand {
  const chosen = oklchOf(colour) ?? [0.5, 0, 0];
  return {
    light: tonesOn(chosen, [SURFACE.light, GROUND.light], tintOf(chosen, "light", TINT.light.lightness)),
    dark: tonesOn(chosen, [SURFACE.dark, GROUND.dark], tintOf(chosen, "dark", TINT.dark.lightness)),
  };
}

/** A ground of the colour's hue, so faint that text of any tone is read on it. */
export function tintOf([, chroma, hue]: Oklch, scheme: Scheme, lightness: number): Oklch {
  return [lightness, Math.min(chroma, TINT[scheme].chroma), hue];
}

/** The tones of a colour on these grounds, and on its own tint: all of them can be read. */
export function tonesOn([lightness, chroma, hue]: Oklch, grounds: readonly Oklch[], tint: Oklch): BrandTones {
  const accent = readable([lightness, chroma, hue], [...grounds, tint], TEXT_CONTRAST);
  const fits = (tone: Oklch) => [WHITE, BLACK].some((text) => contrast(text, tone) >= TEXT_CONTRAST);
  const fill = nearest(lightness, (l) => (fits([l, chroma, hue]) ? [l, chroma, hue] : null)) ?? BLACK;
  const onFill = contrast(WHITE, fill) >= TEXT_CONTRAST ? WHITE : BLACK;
  return { accent, fill, onFill, tint };
}

/**
 * The colour at the lightness nearest to its own that has this contrast to all of the grounds, paler where that alone helps.
 * Where no colour has it, the last of the grounds are given up: they stand in the order of what matters most.
 */
export function readable([lightness, chroma, hue]: Oklch, grounds: readonly Oklch[], least: number): Oklch {
  const lights = grounds.map(luminance);
  for (let kept = grounds.length; kept > 0; kept -= 1) {
    for (const share of [1, 0.5, 0]) {
      const found = nearest(lightness, (l) => {
        const tone: Oklch = [l, round(chroma * share), hue];
        const light = luminance(tone);
        return lights.every((other, place) => place >= kept || ratio(light, other) >= least) ? tone : null;
      });
      if (found) return found;
    }
  }
  return BLACK;
}

/** The first that fits, going away from a lightness in both directions. */
function nearest(lightness: number, fits: (l: number) => Oklch | null): Oklch | null {
  for (let away = 0; away <= 1; away += STEP) {
    for (const l of [lightness - away, lightness + away]) {
      const found = l >= 0 && l <= 1 ? fits(round(l)) : null;
      if (found) return found;
    }
  }
  return null;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The tokens of a brand as CSS, over those of the stylesheet. Made of numbers alone. */
export function brandCss(colour: string): string {
  const { light, dark } = brandOf(colour);
  const both = (name: keyof BrandTones) => `light-dark(${css(light[name])}, ${css(dark[name])})`;
  return `:root{--color-accent:${both("accent")};--color-accent-fill:${both("fill")};--color-on-accent:${both("onFill")};--color-tint:${both("tint")}}`;
}
