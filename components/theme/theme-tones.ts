import {
  type BrandTones,
  brandOf,
  MARK_CONTRAST,
  readable,
  type Scheme,
  TEXT_CONTRAST,
  tintOf,
  tonesOn,
} from "#components/theme/brand.ts";
import { contrast, mixed, oklchOf } from "#components/theme/colour.ts";
import { CATEGORICAL, DIVERGING, type Oklch, SEQUENTIAL, SURFACE } from "#components/theme/palette.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

/** The colours of one scheme by the names that the stylesheet has for them. */
export type Tones = Readonly<Record<string, Oklch>>;

/** The stylesheet's own colours that a theme may move: theme-css.test.ts holds both to be the same. */
export const OWN = {
  light: {
    ground: [0.984, 0.002, 265],
    surface: SURFACE.light,
    sunken: [0.968, 0.003, 265],
    line: [0.915, 0.004, 265],
    field: [0.65, 0.012, 265],
    ink: [0.235, 0.02, 265],
    muted: [0.49, 0.016, 265],
    faint: [0.82, 0.006, 265],
    other: [0.7, 0.008, 265],
    good: [0.47, 0.095, 162],
    bad: [0.5, 0.15, 32],
    "warn-tint": [0.968, 0.03, 85],
    "bad-tint": [0.965, 0.016, 30],
    accent: [0.48, 0.19, 275],
    "accent-fill": [0.48, 0.19, 275],
    "on-accent": [1, 0, 0],
    tint: [0.962, 0.016, 276],
  },
  dark: {
    ground: [0.175, 0.011, 265],
    surface: SURFACE.dark,
    sunken: [0.25, 0.013, 265],
    line: [0.31, 0.013, 265],
    field: [0.56, 0.014, 265],
    ink: [0.945, 0.004, 265],
    muted: [0.73, 0.012, 265],
    faint: [0.44, 0.012, 265],
    other: [0.5, 0.01, 265],
    good: [0.78, 0.11, 165],
    bad: [0.78, 0.105, 40],
    "warn-tint": [0.29, 0.035, 80],
    "bad-tint": [0.28, 0.04, 30],
    accent: [0.77, 0.105, 276],
    "accent-fill": [0.55, 0.16, 276],
    "on-accent": [1, 0, 0],
    tint: [0.285, 0.045, 276],
  },
} as const satisfies Record<Scheme, Record<string, Oklch>>;

/** The colours of charts, which follow when a tile's ground is another. */
const series = (scheme: Scheme): Record<string, Oklch> => ({
  ...named(
    "series",
    CATEGORICAL.map((colour) => colour[scheme]),
  ),
  ...named("seq", SEQUENTIAL[scheme]),
  ...named("div", DIVERGING[scheme]),
});

const named = (name: string, colours: readonly Oklch[]): Record<string, Oklch> =>
  Object.fromEntries(colours.map((colour, place) => [`${name}-${place + 1}`, colour]));

/** All colours of a scheme as the stylesheet has them. */
export const ownTones = (scheme: Scheme): Tones => ({ ...OWN[scheme], ...series(scheme) });

/** Contrast that leaves room for quieter texts than the ink. */
const ROOMY = 6;

type Chosen = Pick<ThemeTokens, "accent" | Scheme>;

/**
 * All colours of a scheme, derived from the few that a tenant chose. What is chosen is kept where it can be read, else moved to
 * the nearest lightness at which it can: texts have 4.5:1 to what they stand on, marks and the frames of fields 3:1.
 * @param brandColour what counts while no accent is chosen; null for Inlay's own
 */
export function tonesOf(scheme: Scheme, tokens: Chosen, brandColour: string | null): Tones {
  const { ground, surface, ink } = colours(tokens[scheme]);
  const accent = oklchOf(tokens.accent ?? "") ?? oklchOf(brandColour ?? "");
  if (!ground && !surface && !ink) {
    const own = ownTones(scheme);
    return { ...own, ...(accent && brandTokens(brandOf(tokens.accent ?? brandColour ?? "")[scheme])) };
  }
  // A page that was not chosen goes with the tiles: its own where they are, else as far from them as it usually is.
  return surface
    ? tonesOnTile(surface, { ground, ink, accent })
    : tonesOnTile(OWN[scheme].surface, { ground: ground ?? OWN[scheme].ground, ink, accent });
}

type Few = { ground: Oklch | null; ink: Oklch | null; accent: Oklch | null };

function tonesOnTile(tile: Oklch, chosen: Few): Tones {
  // Whoever chooses dark tiles for light surroundings gets what belongs on dark tiles.
  const base: Scheme = tile[0] >= 0.6 ? "light" : "dark";
  const own = OWN[base];
  const rough = chosen.ink ?? own.ink;
  const [from, to] = [own.surface[0], own.ink[0]];
  /** As far between tile and text as the stylesheet's own tone is between its own two. */
  const between = (tone: keyof typeof own, text: Oklch) => mixed(tile, text, (own[tone][0] - from) / (to - from));
  const sunken = between("sunken", rough);
  const ground = chosen.ground ?? groundOf(tile, between("ground", rough), readable(rough, [tile, sunken], TEXT_CONTRAST));
  const grounds = [tile, ground, sunken];
  const ink = readable(rough, grounds, TEXT_CONTRAST);
  const at = (tone: keyof typeof own): Oklch => [between(tone, ink)[0], own[tone][1], own[tone][2]];
  const badTint = at("bad-tint");
  const tintLightness = between("tint", ink)[0];
  const brand = chosen.accent
    ? tonesOn(chosen.accent, grounds, tintOf(chosen.accent, base, tintLightness))
    : { ...tonesOn(own.accent, grounds, at("tint")), fill: own["accent-fill"], onFill: own["on-accent"] };
  const charts = series(base);
  for (let place = 1; place <= CATEGORICAL.length; place += 1) {
    charts[`series-${place}`] = readable(charts[`series-${place}`]!, [tile], MARK_CONTRAST);
  }
  return {
    ...charts,
    ground,
    surface: tile,
    sunken,
    ink,
    line: between("line", ink),
    faint: between("faint", ink),
    other: between("other", ink),
    field: readable(between("field", ink), [tile], MARK_CONTRAST),
    muted: readable(between("muted", ink), grounds, TEXT_CONTRAST),
    good: readable(own.good, grounds, TEXT_CONTRAST),
    bad: readable(own.bad, [tile, sunken, badTint, ground], TEXT_CONTRAST),
    "warn-tint": at("warn-tint"),
    "bad-tint": badTint,
    ...brandTokens(brand),
  };
}

/** On tiles of a middle tone the least difference costs what can be read: there the page is as they are. */
function groundOf(tile: Oklch, ground: Oklch, ink: Oklch): Oklch {
  return contrast(ground, ink) >= ROOMY ? ground : tile;
}

const brandTokens = ({ accent, fill, onFill, tint }: BrandTones): Tones => ({
  accent,
  "accent-fill": fill,
  "on-accent": onFill,
  tint,
});

function colours({ ground, surface, ink }: ThemeTokens["light"]) {
  return { ground: oklchOf(ground ?? ""), surface: oklchOf(surface ?? ""), ink: oklchOf(ink ?? "") };
}
