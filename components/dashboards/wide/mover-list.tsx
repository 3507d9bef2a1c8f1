import Link from "next/link";
import { differenceOf } from "#components/dashboards/wide/difference.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { exact, short } from "#components/format/unit.ts";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** Customers with what changed of them, the most first; each leads to their dashboard. */
export function MoverList({ label, rows, sides, none }: { label: string; rows: WideRow[]; sides: SideBySide; none: string }) {
  const { unit, href } = sides;
  return (
    <div className="min-w-0">
      <h3 className="text-note text-muted">{label}</h3>
      {rows.length === 0 ? (
        <p className="py-1.5 text-muted">{none}</p>
      ) : (
        <ol aria-label={label} className="-mx-2">
          {rows.map((row) => {
            const { figure, share } = differenceOf(row, unit);
            const way = `${short(row.compared ?? 0, unit)} before, ${short(row.value ?? 0, unit)} now`;
            return (
              <li key={row.subject}>
                <Link
                  href={href(row.subject)}
                  prefetch={false}
                  className="flex items-baseline gap-2 rounded-box px-2 py-1.5 transition-colors duration-150 hover:bg-sunken"
                >
                  <span className="min-w-0 grow truncate" title={row.name}>
                    {row.name}
                  </span>
                  <span
                    className="shrink-0 tabular"
                    title={`${exact(row.compared ?? 0, unit)} before, ${exact(row.value ?? 0, unit)} now`}
                  >
                    {figure}
                  </span>
                  {share && <span className="w-14 shrink-0 text-end text-note text-muted tabular">{share}</span>}
                  <span className="sr-only">{way}</span>
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
