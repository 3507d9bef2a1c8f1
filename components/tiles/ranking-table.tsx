"use client";
import type { Ranking } from "#components/dashboards/ranking.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A ranking in exact figures. */
export function RankingTable({ ranking: { title, columns, rows, rest } }: { ranking: Ranking }) {
  const { tile } = useWords().shared;
  return (
    <PlainTable
      label={tile.data(title)}
      columns={columns}
      rows={rows.map(({ key, name, exact, beside }) => ({ key, name, cells: [exact, beside ?? "–"] }))}
      rest={rest}
    />
  );
}
