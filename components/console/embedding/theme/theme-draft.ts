import { HEX } from "#components/console/embedding/theme/colour-field.tsx";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

type Scheme = "light" | "dark";
export const SURFACES = ["ground", "surface", "ink"] as const;
export type Surface = (typeof SURFACES)[number];

/** A theme as it stands in the form: colours as written, empty for Inlay's own. */
export type ThemeDraft = Pick<ThemeTokens, "mode" | "radius" | "font" | "density"> & {
  accent: string;
} & Record<Scheme, Record<Surface, string>>;

export function draftOf({ accent, light, dark, ...rest }: ThemeTokens): ThemeDraft {
  const written = ({ ground, surface, ink }: ThemeTokens["light"]) => ({
    ground: ground ?? "",
    surface: surface ?? "",
    ink: ink ?? "",
  });
  return { ...rest, accent: accent ?? "", light: written(light), dark: written(dark) };
}

/** The tokens that a draft says; what is no colour yet counts as none. */
export function tokensOf({ accent, light, dark, ...rest }: ThemeDraft): ThemeTokens {
  const colour = (text: string) => (HEX.test(text) ? text.toLowerCase() : null);
  const read = ({ ground, surface, ink }: Record<Surface, string>) => ({
    ground: colour(ground),
    surface: colour(surface),
    ink: colour(ink),
  });
  return { ...rest, accent: colour(accent), light: read(light), dark: read(dark) };
}

/** Whether every colour that was begun is one. */
export function isWhole({ accent, light, dark }: ThemeDraft): boolean {
  return [accent, ...Object.values(light), ...Object.values(dark)].every((text) => text === "" || HEX.test(text));
}

/** Inlay's own look, which a reset goes back to. */
export const PLAIN: ThemeTokens = {
  ...{ mode: "auto", accent: null, radius: null, font: "inter", density: "comfortable" },
  light: { ground: null, surface: null, ink: null },
  dark: { ground: null, surface: null, ink: null },
};

export const sameTheme = (a: ThemeTokens, b: ThemeTokens): boolean => JSON.stringify(draftOf(a)) === JSON.stringify(draftOf(b));
