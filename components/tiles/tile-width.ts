"use client";
import { createContext } from "react";

/** The width of the window that tiles lie in, in px, where it is known before the page is laid out; else null. */
export const WindowWidth = createContext<number | null>(null);

/** Pixels of the stylesheet (tokens.css): where the columns change, between tiles, and around what is in one. */
const SIX_FROM = 688;
const TWELVE_FROM = 1_008;
const GAP = 24;
const MARGIN = 8;
const INSET = { narrow: 34, wide: 50 };
const WIDE_INSET_FROM = 640;

/** What a tile of this span leaves for its chart, in px. */
export function roomInTile(window: number, { of12, of6 = 6 }: { of12: number; of6?: number }): number {
  const width = window - MARGIN;
  const part = window >= TWELVE_FROM ? of12 / 12 : window >= SIX_FROM ? of6 / 6 : 1;
  const tile = part === 1 ? width : (width + GAP) * part - GAP;
  return tile - (window < WIDE_INSET_FROM ? INSET.narrow : INSET.wide);
}
