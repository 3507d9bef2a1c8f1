"use client";
import { createContext, useContext } from "react";

/**
 * The width that a chart has, in px, where it is known before the page is laid out, as in a frame whose host measured it: then one
 * drawing is enough. Null where the page itself finds out, by container query.
 */
export const ChartRoom = createContext<number | null>(null);

export const useChartRoom = (): number | null => useContext(ChartRoom);
