"use client";
import { createContext, useContext } from "react";
import type { Csv } from "#components/csv/use-csv.ts";

/** A tile's data as a file. */
export type TileCsv = {
  /** What the file is called, in plain words. */
  name: string;
  make: () => Csv | Promise<Csv>;
};

/** What leads out of tiles, and who else may ask for their files. */
export type TileDoors = {
  /** Whether data may be taken along as a file. */
  exports: boolean;
  /** Whether something is behind an address of the app, here. */
  opens(href: string): boolean;
  /** Whether a tile has an address that others can open. */
  links: boolean;
  /** The files there are at the moment, by the tile's id, for a host that asks for them; null where nobody does. */
  files: {
    set(tile: string, csv: TileCsv | undefined): void;
    saved(tile: string, rows: number): void;
  } | null;
};

/** In the app everything is open; frames say what their session allows. */
export const TileDoorsContext = createContext<TileDoors>({ exports: true, opens: () => true, links: true, files: null });

export function useTileDoors(): TileDoors {
  return useContext(TileDoorsContext);
}
