/** A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/**
 * Eight colours for categories, each with its light and its dark form. Found by annealing within a hue of each name, with
 * the least CIEDE2000 difference under normal, protan, deutan and tritan sight as the aim; palette.test.ts holds the bounds.
 */
export const CATEGORICAL = [
  { name: "blue", light: [0.53, 0.196, 277], dark: [0.614, 0.195, 282] },
  { name: "orange", light: [0.667, 0.154, 59.6], dark: [0.78, 0.155, 70] },
  { name: "teal", light: [0.625, 0.117, 169.9], dark: [0.79, 0.129, 175.3] },
  { name: "plum", light: [0.424, 0.172, 352.4], dark: [0.604, 0.09, 9] },
  { name: "olive", light: [0.461, 0.108, 126], dark: [0.798, 0.086, 114.8] },
  { name: "violet", light: [0.656, 0.136, 290.1], dark: [0.808, 0.109, 303.5] },
  { name: "steel", light: [0.484, 0.061, 217.1], dark: [0.637, 0.073, 213.4] },
  { name: "crimson", light: [0.518, 0.197, 18.6], dark: [0.608, 0.18, 27.6] },
] as const satisfies readonly { name: string; light: Oklch; dark: Oklch }[];

/** From little to much, in even steps of lightness. Light grounds go from pale to deep, dark ones from deep to pale. */
export const SEQUENTIAL = {
  light: [
    [0.955, 0.02, 276],
    [0.865, 0.062, 276],
    [0.775, 0.104, 276],
    [0.685, 0.145, 276],
    [0.595, 0.175, 276],
    [0.505, 0.195, 276],
    [0.415, 0.185, 276],
  ],
  dark: [
    [0.27, 0.03, 276],
    [0.36, 0.075, 276],
    [0.45, 0.115, 276],
    [0.54, 0.145, 276],
    [0.63, 0.14, 276],
    [0.72, 0.115, 276],
    [0.81, 0.08, 274],
  ],
} as const satisfies Record<"light" | "dark", readonly Oklch[]>;

/** From less (blue) over none (grey) to more (orange), even on both sides. */
export const DIVERGING = {
  light: [
    [0.48, 0.17, 262],
    [0.64, 0.12, 260],
    [0.8, 0.06, 258],
    [0.94, 0.005, 262],
    [0.8, 0.08, 55],
    [0.64, 0.14, 48],
    [0.48, 0.125, 42],
  ],
  dark: [
    [0.76, 0.11, 258],
    [0.6, 0.13, 262],
    [0.44, 0.09, 264],
    [0.3, 0.01, 265],
    [0.44, 0.075, 48],
    [0.6, 0.12, 50],
    [0.76, 0.11, 60],
  ],
} as const satisfies Record<"light" | "dark", readonly Oklch[]>;

/** The grounds that colours are seen on: tiles in light and dark. */
export const SURFACE = { light: [1, 0, 0], dark: [0.215, 0.012, 265] } as const satisfies Record<"light" | "dark", Oklch>;

/** The colour as CSS writes it. */
export function css([lightness, chroma, hue]: Oklch): string {
  return `oklch(${lightness} ${chroma} ${hue})`;
}
