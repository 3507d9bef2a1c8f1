import { z } from "zod";
import { ThemeTokens } from "#server/embed/theme-input.ts";

const { mode, accent, light, dark, radius, font, density } = ThemeTokens.shape;
const colours = (scheme: typeof light) => {
  const { ground, surface, ink } = scheme.unwrap().shape;
  return z.strictObject({
    ground: ground.unwrap().optional(),
    surface: surface.unwrap().optional(),
    ink: ink.unwrap().optional(),
  });
};

/** Some design tokens, over those of the tenant. One that is not named stays as the tenant has it. */
export const ThemeOverride = z.strictObject({
  mode: mode.unwrap().optional(),
  accent: accent.unwrap().optional(),
  light: colours(light).optional(),
  dark: colours(dark).optional(),
  radius: radius.unwrap().optional(),
  font: font.unwrap().optional(),
  density: density.unwrap().optional(),
});
export type ThemeOverride = z.output<typeof ThemeOverride>;

/** The tokens with others laid over them, colour by colour. */
export function withOverride(tokens: ThemeTokens, over: ThemeOverride): ThemeTokens {
  return ThemeTokens.parse({
    ...tokens,
    ...over,
    light: { ...tokens.light, ...over.light },
    dark: { ...tokens.dark, ...over.dark },
  });
}
