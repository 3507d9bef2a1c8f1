"use client";
import { useCallback } from "react";
import { type CsvCell, toCsv } from "#components/csv/csv.ts";
import { csvName, download } from "#components/csv/download.ts";
import { useToast } from "#components/ui/toast.tsx";

/** What a file holds. */
export type Csv = { header: string[]; rows: CsvCell[][] };

/** Makes a file of data and hands it to the browser; says so when that does not work. */
export function useCsv(): (name: string, make: () => Csv | Promise<Csv>) => Promise<void> {
  const toast = useToast();
  return useCallback(
    async (name, make) => {
      try {
        const { header, rows } = await make();
        download(csvName(name), toCsv(header, rows));
      } catch {
        toast({ text: "The file could not be made. Try again in a moment.", tone: "bad" });
      }
    },
    [toast],
  );
}
