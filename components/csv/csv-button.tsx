"use client";
import { useState } from "react";
import { type Csv, useCsv } from "#components/csv/use-csv.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ButtonLook } from "#components/ui/look.ts";
import { useWords } from "#components/words/use-words.tsx";

type Props = {
  /** What the button says, when that is not what all of them do. */
  label?: string;
  /** What the file is called, in plain words. */
  name: string;
  make: () => Csv | Promise<Csv>;
  look?: ButtonLook;
};

/** Gives data as a file. */
export function CsvButton({ label, name, make, look = "quiet" }: Props) {
  const words = useWords();
  const save = useCsv();
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    await save(name, make);
    setBusy(false);
  }
  return (
    <Button look={look} isPending={busy} onPress={() => void run()}>
      <Icon name="download" />
      {label ?? words.shared.csv.export}
    </Button>
  );
}
