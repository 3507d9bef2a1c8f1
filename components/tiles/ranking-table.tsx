import type { Ranking } from "#components/dashboards/ranking.ts";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

/** A ranking in exact figures. */
export function RankingTable({ ranking }: { ranking: Ranking }) {
  return (
    <ScrollArea label={`${ranking.title}, data`} className="max-h-96 rounded-box border border-line">
      <table className="w-full text-note tabular">
        <thead className="sticky top-0 bg-sunken text-muted">
          <tr>
            {[ranking.columns[0], ranking.columns[1], ranking.columns[2]].map((name, column) => (
              <th key={name} scope="col" className={`px-3 py-2 font-normal ${column === 0 ? "text-start" : "text-end"}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-start font-normal wrap-anywhere">
                {row.name}
              </th>
              <td className="px-3 py-1.5 text-end whitespace-nowrap">{row.exact}</td>
              <td className="px-3 py-1.5 text-end whitespace-nowrap">{row.beside ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ranking.rest && <p className="border-t border-line px-3 py-2 text-note text-muted">{ranking.rest}</p>}
    </ScrollArea>
  );
}
