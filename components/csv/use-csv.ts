"use client";
import { useCallback } from "react";
import { type CsvCell, toCsv } from "#components/csv/csv.ts";
import { csvName, download } from "#components/csv/download.ts";
import { useToast } from "#components/ui/toast.tsx";
import { withoutMarks } from "#components/words/isolated.ts";
import { useWords } from "#components/words/use-words.tsx";

/** What a file holds. */
export type Csv = { header: string[]; rows: CsvCell[][] };

/** Makes a file of data and hands it to the browser; says so when that does not work. Gives how many rows it has, or null. */
export function useCsv(): (name: string, make: () => Csv | Promise<Csv>) => Promise<number | null> {
  const toast = useToast();
  const { failed } = useWords().shared.csv;
  return useCallback(
    async (name, make) => {
      try {
        const { header, rows } = await make();
        // Files are read by programs: marks of direction, which nobody sees, would be part of a name there.
        const plain = (cell: CsvCell) => (typeof cell === "string" ? withoutMarks(cell) : cell);
        download(
          csvName(name),
          toCsv(
            header.map(withoutMarks),
            rows.map((row) => row.map(plain)),
          ),
        );
        return rows.length;
      } catch {
        toast({ text: failed, tone: "bad" });
        return null;
      }
    },
    [toast, failed],
  );
}
