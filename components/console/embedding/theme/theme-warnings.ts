import { MARK_CONTRAST, TEXT_CONTRAST } from "#components/theme/brand.ts";
import { contrast, hexOf, oklchOf } from "#components/theme/colour.ts";
import type { Oklch } from "#components/theme/palette.ts";
import { OWN, ownTones, tonesOf } from "#components/theme/theme-tones.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

/** Schemes that a theme's frames can be seen in. */
export function schemesOf({ mode }: Pick<ThemeTokens, "mode">): ("light" | "dark")[] {
  return mode === "auto" ? ["light", "dark"] : [mode];
}

/**
 * What was chosen and cannot be read or seen as it is, and what is shown in its place; in words, by scheme. Contrasts are those of
 * WCAG 2.2: 4.5:1 for text, 3:1 for marks.
 */
export function themeWarnings(tokens: ThemeTokens, brandColour: string | null): string[] {
  return schemesOf(tokens).flatMap((scheme) => {
    const chosen = tokens[scheme];
    const tones = tonesOf(scheme, tokens, brandColour);
    const tile = tones.surface ?? OWN[scheme].surface;
    const ground = tones.ground ?? OWN[scheme].ground;
    const said: string[] = [];
    const name = scheme === "light" ? "In light" : "In dark";

    const ink = oklchOf(chosen.ink ?? "");
    if (ink) {
      const [place, worst] = lower(ink, tile, ground);
      if (worst < TEXT_CONTRAST)
        said.push(`${name}, text has ${times(worst)} on the ${place}; 4.5 : 1 is needed. It is shown as ${hexOf(tones.ink!)}.`);
    }
    const accent = oklchOf(tokens.accent ?? brandColour ?? "");
    if (accent) {
      const on = contrast(accent, tile);
      const as = hexOf(tones.accent!);
      if (on < MARK_CONTRAST) {
        said.push(
          `${name}, the accent has ${times(on)} on tiles: neither text (4.5 : 1) nor lines (3 : 1) would be seen. Both are shown as ${as}.`,
        );
      } else if (on < TEXT_CONTRAST) {
        said.push(`${name}, the accent has ${times(on)} on tiles; text needs 4.5 : 1. Text and lines are shown as ${as}.`);
      }
    }
    const own = ownTones(tile[0] >= 0.6 ? "light" : "dark");
    const moved = [1, 2, 3, 4, 5, 6, 7, 8].filter((at) => !same(tones[`series-${at}`]!, own[`series-${at}`]!)).length;
    if (moved > 0) {
      said.push(
        `${name}, ${moved} of the eight colours of charts had less than 3 : 1 on these tiles. They are shown lighter or darker, and may be told apart less well.`,
      );
    }
    if (contrast(tones.ink!, ground) < TEXT_CONTRAST) {
      said.push(
        `${name}, no text can be read on the page and on tiles alike: they are too far apart. What stands on the page has ${times(contrast(tones.ink!, ground))}.`,
      );
    }
    return said;
  });
}

function lower(text: Oklch, tile: Oklch, ground: Oklch): ["tiles" | "page", number] {
  const [onTile, onGround] = [contrast(text, tile), contrast(text, ground)];
  return onTile <= onGround ? ["tiles", onTile] : ["page", onGround];
}

const times = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;
const same = (a: Oklch, b: Oklch): boolean => a.every((part, at) => part === b[at]);
