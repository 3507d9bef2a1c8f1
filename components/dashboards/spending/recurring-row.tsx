import Link from "next/link";
import { RecurringMenu } from "#components/dashboards/spending/recurring-menu.tsx";
import { riseWords, type Series, stateBadge, whenWords } from "#components/dashboards/spending/recurring-words.ts";
import type { Unit } from "#components/format/unit.ts";
import { Badge } from "#components/ui/badge.tsx";
import { useWords } from "#components/words/use-words.tsx";

type Props = { series: Series; others: Series[]; unit: Unit; decides: boolean; href: string };

/** One series: who, how often, when next, and what it costs. */
export function RecurringRow({ series, others, unit, decides, href }: Props) {
  const words = useWords();
  const { exact, spending } = words;
  const badge = stateBadge(series, words);
  const rise = riseWords(series, unit, words);
  const faded = series.choice === "dismissed" || series.state === "ended";
  return (
    <li className="flex items-center gap-1 border-t border-line first:border-t-0">
      <Link
        href={href}
        prefetch={false}
        className={`min-w-0 grow rounded-box px-2 py-2 transition-colors duration-150 hover:bg-sunken ${faded ? "text-muted" : ""}`}
      >
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 truncate" title={series.merchant}>
            {series.merchant}
          </span>
          {badge && <Badge tone={badge.tone}>{badge.name}</Badge>}
          <span className="ms-auto shrink-0 tabular">
            {series.direction === "credit" ? "+" : ""}
            {exact(series.lastMinor, unit)}
          </span>
        </span>
        <span className="flex items-baseline gap-2 text-note text-muted">
          <span className="min-w-0">{whenWords(series, words)}</span>
          {series.cadence !== "monthly" && (
            <span className="ms-auto shrink-0 tabular">{spending.recurring.aMonth(exact(series.monthlyMinor, unit))}</span>
          )}
        </span>
        {rise && <span className={`block text-note ${series.direction === "debit" ? "text-bad" : "text-good"}`}>{rise}</span>}
      </Link>
      {decides && <RecurringMenu series={series} others={others} />}
    </li>
  );
}
