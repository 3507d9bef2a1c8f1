import Link from "next/link";
import { differenceOf } from "#components/dashboards/wide/difference.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** Customers with what changed of them, the most first; each leads to their dashboard. */
export function MoverList({ label, rows, sides, none }: { label: string; rows: WideRow[]; sides: SideBySide; none: string }) {
  const words = useWords();
  const { exact, short } = words;
  const says = words.wide.movers;
  const { unit, href } = sides;
  return (
    <div className="min-w-0">
      <h3 className="text-note text-muted">{label}</h3>
      {rows.length === 0 ? (
        <p className="py-1.5 text-muted">{none}</p>
      ) : (
        <ol aria-label={label} className="-mx-2">
          {rows.map((row) => {
            const { figure, share } = differenceOf(row, unit, words);
            const [before, now] = [row.compared ?? 0, row.value ?? 0];
            return (
              <li key={row.subject}>
                <Link
                  href={href(row.subject)}
                  prefetch={false}
                  className="flex items-baseline gap-2 rounded-box px-2 py-1.5 transition-colors duration-150 hover:bg-sunken"
                >
                  <span dir="auto" className="min-w-0 grow truncate" title={row.name}>
                    {row.name}
                  </span>
                  <span className="shrink-0 tabular" title={says.way(exact(before, unit), exact(now, unit))}>
                    {figure}
                  </span>
                  {share && <span className="w-14 shrink-0 text-end text-note text-muted tabular">{share}</span>}
                  <span className="sr-only">{says.way(short(before, unit), short(now, unit))}</span>
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
