/** A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/**
 * Eight colours for categories, each with its light and its dark form. Found by annealing within a hue of each name, with
 * the least CIEDE2000 difference under normal, protan, deutan and tritan sight as the aim; palette.test.ts holds the bounds.
 */
export const CATEGORICAL = [
  { name: "blue", light: [0.436, 0.199, 264.7], dark: [0.55, 0.152, 265.8] },
  { name: "orange", light: [0.672, 0.174, 47.5], dark: [0.729, 0.1, 51] },
  { name: "teal", light: [0.641, 0.103, 162.4], dark: [0.75, 0.128, 178.8] },
  { name: "plum", light: [0.507, 0.099, 354.4], dark: [0.886, 0.085, 330.2] },
  { name: "olive", light: [0.447, 0.104, 123.1], dark: [0.856, 0.1, 107.3] },
  { name: "violet", light: [0.668, 0.174, 299.8], dark: [0.746, 0.147, 306.8] },
  { name: "steel", light: [0.531, 0.098, 240.4], dark: [0.63, 0.086, 224.8] },
  { name: "crimson", light: [0.471, 0.177, 19.9], dark: [0.58, 0.124, 8] },
] as const satisfies readonly { name: string; light: Oklch; dark: Oklch }[];

/** From little to much, in even steps of lightness. Light grounds go from pale to deep, dark ones from deep to pale. */
export const SEQUENTIAL = {
  light: [
    [0.955, 0.02, 262],
    [0.865, 0.062, 262],
    [0.775, 0.104, 262],
    [0.685, 0.145, 262],
    [0.595, 0.175, 262],
    [0.505, 0.195, 263],
    [0.415, 0.185, 264],
  ],
  dark: [
    [0.27, 0.03, 264],
    [0.36, 0.075, 264],
    [0.45, 0.115, 264],
    [0.54, 0.145, 264],
    [0.63, 0.14, 262],
    [0.72, 0.115, 260],
    [0.81, 0.08, 258],
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
