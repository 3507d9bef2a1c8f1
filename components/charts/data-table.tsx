"use client";
import type { ChartModel } from "#components/charts/model.ts";
import { tableOf } from "#components/charts/table.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A chart's data in exact figures. */
export function DataTable({ model }: { model: ChartModel }) {
  const words = useWords();
  const { columns, rows } = tableOf(model, words);
  const label = words.shared.tile.data(model.title);
  return <PlainTable label={label} columns={columns} rows={rows.map((row) => ({ key: row.name, ...row }))} />;
}
