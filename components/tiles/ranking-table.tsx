import type { Ranking } from "#components/dashboards/ranking.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";

/** A ranking in exact figures. */
export function RankingTable({ ranking: { title, columns, rows, rest } }: { ranking: Ranking }) {
  return (
    <PlainTable
      label={`${title}, data`}
      columns={columns}
      rows={rows.map(({ key, name, exact, beside }) => ({ key, name, cells: [exact, beside ?? "–"] }))}
      rest={rest}
    />
  );
}
