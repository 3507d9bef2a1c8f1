"use client";
import { useState } from "react";
import { type CsvCell, toCsv } from "#components/csv/csv.ts";
import { csvName, download } from "#components/csv/download.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ButtonLook } from "#components/ui/look.ts";
import { useToast } from "#components/ui/toast.tsx";

/** What a file holds. */
export type Csv = { header: string[]; rows: CsvCell[][] };

type Props = {
  /** What the button says: "Export CSV". */
  label?: string;
  /** What the file is called, in plain words. */
  name: string;
  make: () => Csv | Promise<Csv>;
  look?: ButtonLook;
};

/** Gives data as a file. */
export function CsvButton({ label = "Export CSV", name, make, look = "quiet" }: Props) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    try {
      const { header, rows } = await make();
      download(csvName(name), toCsv(header, rows));
    } catch {
      toast({ text: "The file could not be made. Try again in a moment.", tone: "bad" });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button look={look} isPending={busy} onPress={() => void run()}>
      <Icon name="download" />
      {label}
    </Button>
  );
}
