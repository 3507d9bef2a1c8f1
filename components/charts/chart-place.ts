"use client";
import { createContext, useContext } from "react";

export type Place = {
  /** Columns of twelve that the chart's tile takes. */
  span: number;
  /** The width that the chart has, in px, where it is known before the page is laid out, as in a frame whose host measured it: then
   * one drawing is enough. Null where the stylesheet chooses by the window's width. */
  room: number | null;
};

export const ChartPlace = createContext<Place>({ span: 12, room: null });

export const useChartPlace = (): Place => useContext(ChartPlace);
