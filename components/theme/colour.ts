import type { Oklch } from "#components/theme/palette.ts";

/** Red, green and blue as a screen is told them, 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/**
 * A colour in OKLCH, after Ottosson (https://bottosson.github.io/posts/oklab/). The maths are here and not a library's because
 * frames compute them as well, where every kilobyte counts.
 * @param hex "#1a73e8"; null for anything else
 */
export function oklchOf(hex: string): Oklch | null {
  const parts = HEX.exec(hex);
  if (!parts) return null;
  const [r, g, b] = parts.slice(1).map((part) => linear(Number.parseInt(part, 16) / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const chroma = Math.hypot(a, blue);
  // The hue of a grey is noise of the arithmetic.
  const hue = chroma < 0.0005 ? 0 : ((Math.atan2(blue, a) * 180) / Math.PI + 360) % 360;
  return [round(lightness), round(chroma), round(hue)];
}

/** The colour as a screen shows it: what none can show is clipped. */
function rgbOf([lightness, chroma, hue]: Oklch): Rgb {
  const turn = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(turn), chroma * Math.sin(turn)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The colour as "#rrggbb". */
export function hexOf(colour: Oklch): string {
  return `#${rgbOf(colour)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** Contrast of two colours as a screen shows them, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Oklch, b: Oklch): number {
  return ratio(luminance(a), luminance(b));
}

/** The contrast of two luminances, for those who compare one colour with many. */
export function ratio(a: number, b: number): number {
  return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/** How bright a colour is on a screen, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminance(colour: Oklch): number {
  const [r, g, b] = rgbOf(colour);
  return 0.2126 * LINEAR[r]! + 0.7152 * LINEAR[g]! + 0.0722 * LINEAR[b]!;
}

/** The colour on the way from one to another, 0 to 1, along a straight line of OKLab; also beyond its ends. */
export function mixed(from: Oklch, to: Oklch, share: number): Oklch {
  const [[a1, b1], [a2, b2]] = [plane(from), plane(to)];
  const [a, b] = [a1 + (a2 - a1) * share, b1 + (b2 - b1) * share];
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const lightness = from[0] + (to[0] - from[0]) * share;
  return [round(Math.min(1, Math.max(0, lightness))), round(Math.hypot(a, b)), round(hue)];
}

function plane([, chroma, hue]: Oklch): readonly [number, number] {
  const turn = (hue * Math.PI) / 180;
  return [chroma * Math.cos(turn), chroma * Math.sin(turn)];
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Light of each of the steps that a screen has. */
const LINEAR = Array.from({ length: 256 }, (_, step) => linear(step / 255));

function byte(part: number): number {
  const shown = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, shown)) * 255);
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
