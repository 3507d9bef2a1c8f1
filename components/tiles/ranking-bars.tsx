import Link from "next/link";
import type { Ranking, RankingRow } from "#components/dashboards/ranking.ts";
import { withoutMarks } from "#components/words/isolated.ts";

/** Bars that lie beside their names and figures: readable at any width, each a link to what is behind it. */
export function RankingBars({ ranking, tone = "bg-series-1" }: { ranking: Ranking; tone?: string }) {
  const greatest = Math.max(1, ...ranking.rows.flatMap((row) => [row.value, row.compared ?? 0]));
  // One column for what stands beside the figures, as wide as the widest.
  const beside = Math.max(0, ...ranking.rows.map((row) => withoutMarks(row.beside ?? "").length));
  return (
    <div>
      <p className="mb-3 text-note text-muted">{ranking.summary}</p>
      <ol aria-label={ranking.title} className="-mx-2">
        {ranking.rows.map((row) => (
          <li key={row.key}>
            {row.href ? (
              <Link
                href={row.href}
                prefetch={false}
                className="block rounded-box px-2 py-1.5 transition-colors duration-150 hover:bg-sunken"
              >
                <Row row={row} greatest={greatest} tone={tone} beside={beside} />
              </Link>
            ) : (
              <div className="px-2 py-1.5">
                <Row row={row} greatest={greatest} tone={tone} beside={beside} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {ranking.rest && <p className="mt-2 text-note text-muted">{ranking.rest}</p>}
    </div>
  );
}

function Row({ row, greatest, tone, beside }: { row: RankingRow; greatest: number; tone: string; beside: number }) {
  const part = (value: number) => `${Math.round(Math.max(0, Math.min(1, value / greatest)) * 10_000) / 100}%`;
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span dir="auto" className="min-w-0 truncate" title={row.name}>
          {row.name}
        </span>
        {row.badge && <span className="shrink-0 rounded-full bg-tint px-2 text-note text-accent">{row.badge}</span>}
        <span className="ms-auto shrink-0 tabular" title={row.exact}>
          {row.figure}
        </span>
        {row.beside && (
          <span style={{ minWidth: `${beside * 1.1}ch` }} className="shrink-0 text-end text-note text-muted tabular">
            {row.beside}
          </span>
        )}
      </span>
      <span aria-hidden="true" className="relative mt-1 block h-1.5 rounded-full bg-sunken" title={row.comparedName ?? undefined}>
        <span className={`absolute inset-y-0 start-0 rounded-full ${tone}`} style={{ width: part(row.value) }} />
        {row.compared !== null && row.compared > 0 && (
          <span
            className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 bg-ink rtl:translate-x-1/2"
            style={{ insetInlineStart: part(row.compared) }}
          />
        )}
      </span>
      {row.comparedName && <span className="sr-only">{row.comparedName}</span>}
    </>
  );
}
