"use client";
import { type CSSProperties, type ReactNode, useId, useState } from "react";
import type { Change } from "#components/format/change.ts";
import { type Better, ChangeLine } from "#components/tiles/change-line.tsx";
import { Button } from "#components/ui/button.tsx";
import { Explain } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";

export type Span = { of12: number; of6?: number };

type Props = {
  title: string;
  /** The question it answers. */
  question: string;
  figure: { short: string; exact: string; label?: string } | null;
  /** Left out where a figure has no comparison. */
  change?: { change: Change | null; better: Better };
  /** What the figure means and what counts, for those who ask. */
  definition: string;
  /** Until when everything received is in, as a sentence. */
  asOf: string;
  /** Its data in exact figures. */
  table: ReactNode;
  span: Span;
  children: ReactNode;
  /** Way down to the events. */
  footer?: ReactNode;
};

/** A figure, its change, and the chart as evidence. */
export function Tile({ title, question, figure, change, definition, asOf, table, span, children, footer }: Props) {
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      aria-labelledby={heading}
      style={{ "--of-12": span.of12, "--of-6": span.of6 ?? 6 } as CSSProperties}
      className="flex min-w-0 flex-col rounded-box border border-line bg-surface p-4 sm:p-6"
    >
      <header className="flex items-start gap-1">
        <div className="min-w-0 grow">
          <h2 id={heading} className="font-strong">
            {title}
          </h2>
          <p className="text-note text-muted">{question}</p>
        </div>
        <div className="no-print -me-2 -mt-1.5 flex">
          {table && (
            <Button
              look="icon"
              aria-pressed={asTable}
              aria-label={`${title}: ${asTable ? "show the chart" : "show the data as a table"}`}
              onPress={() => setAsTable(!asTable)}
            >
              <Icon name={asTable ? "chart" : "table"} />
            </Button>
          )}
          <Explain label={`${title}: what it means`}>
            <p>{definition}</p>
            <p className="text-muted">{asOf}</p>
          </Explain>
        </div>
      </header>
      {figure && (
        <div className="mt-3">
          <p className="text-figure font-strong tabular tracking-tight" title={figure.exact}>
            {figure.short}
            {figure.label && <span className="ms-2 text-body font-normal tracking-normal text-muted">{figure.label}</span>}
          </p>
          {change && <ChangeLine {...change} />}
        </div>
      )}
      <div className="mt-5 grow">{asTable ? table : children}</div>
      {footer && <footer className="mt-4 text-note">{footer}</footer>}
    </section>
  );
}
