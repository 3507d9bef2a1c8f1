import { z } from "zod";

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, "Write a colour as #rrggbb.");
const Colours = z.strictObject({
  /** The page behind the tiles. */
  ground: Colour.nullable().default(null),
  /** Tiles. */
  surface: Colour.nullable().default(null),
  /** Text. */
  ink: Colour.nullable().default(null),
});

export const FONTS = ["inter", "system", "serif", "mono"] as const;

/** How a tenant's frames look: a small set of design tokens, from which all others are derived. Null leaves a token as Inlay has it. */
export const ThemeTokens = z.strictObject({
  mode: z.enum(["auto", "light", "dark"]).default("auto"),
  /** Marks, links and buttons: null for the tenant's brand colour. */
  accent: Colour.nullable().default(null),
  light: Colours.default({ ground: null, surface: null, ink: null }),
  dark: Colours.default({ ground: null, surface: null, ink: null }),
  /** Corners, in pixels. */
  radius: z.int().min(0).max(24).nullable().default(null),
  font: z.enum(FONTS).default("inter"),
  density: z.enum(["comfortable", "compact"]).default("comfortable"),
});
export type ThemeTokens = z.output<typeof ThemeTokens>;
