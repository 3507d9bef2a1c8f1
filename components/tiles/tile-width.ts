"use client";
import { createContext } from "react";
import type { Span } from "#components/tiles/span.ts";

/** The width of the window that tiles lie in, in px, where it is known before the page is laid out; else null. */
export const WindowWidth = createContext<number | null>(null);

/** Pixels of the stylesheet (tokens.css): where the columns come, between tiles, and around what is in one. */
const TWELVE_FROM = 1_008;
const GAP = 24;
const MARGIN = 8;
const INSET = { narrow: 34, wide: 50 };
const WIDE_INSET_FROM = 640;

/** What a tile of this span leaves for its chart in a frame, in px. */
export function roomInTile(window: number, span: Span): number {
  const width = window - MARGIN;
  const tile = window >= TWELVE_FROM ? ((width + GAP) * span) / 12 - GAP : width;
  return tile - (window < WIDE_INSET_FROM ? INSET.narrow : INSET.wide);
}
