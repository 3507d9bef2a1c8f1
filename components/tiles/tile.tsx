"use client";
import { type ReactNode, useContext, useId, useMemo, useState } from "react";
import { ChartPlace } from "#components/charts/chart-place.ts";
import type { Change } from "#components/format/change.ts";
import { type Better, ChangeLine } from "#components/tiles/change-line.tsx";
import { type Span, spanned } from "#components/tiles/span.ts";
import type { TileCsv } from "#components/tiles/tile-doors.ts";
import { TileMenu } from "#components/tiles/tile-menu.tsx";
import { roomInTile, WindowWidth } from "#components/tiles/tile-width.ts";
import { useArrival } from "#components/tiles/use-arrival.ts";
import { Explain } from "#components/ui/explain.tsx";
import { useWords } from "#components/words/use-words.tsx";

type Props = {
  /** Its name in addresses, once on a page: "merchants" is `#tile-merchants`. */
  id?: string;
  title: string;
  /** The question it answers. */
  question: string;
  figure: { short: string; exact: string; label?: string } | null;
  /** Left out where a figure has no comparison. */
  change?: { change: Change | null; better: Better };
  /** What the figure means and what counts, for those who ask. */
  definition: ReactNode;
  /** Until when everything received is in, as a sentence. */
  asOf: string;
  /** Its data in exact figures. */
  table: ReactNode;
  /** Its data as a file. */
  csv?: TileCsv;
  span: Span;
  /** Said in place of the chart while there is nothing to draw: why, and what to do. */
  empty?: ReactNode;
  /** Said in place of figure and chart to those who may not see them: who can open it. */
  restricted?: ReactNode;
  children: ReactNode;
  /** Way down to the events. */
  footer?: ReactNode;
};

/** A figure, its change, and the chart as evidence. */
export function Tile(props: Props) {
  const { id, title, question, definition, asOf, table, csv, span, empty, restricted, children, footer } = props;
  const words = useWords();
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  const [tile, named] = useArrival(id);
  const bare = Boolean(empty || restricted);
  const window = useContext(WindowWidth);
  const place = useMemo(() => ({ span, room: window === null ? null : roomInTile(window, span) }), [span, window]);
  return (
    <section
      ref={tile}
      id={id && `tile-${id}`}
      aria-labelledby={heading}
      data-named={named || undefined}
      style={spanned(span)}
      className="flex min-w-0 scroll-mt-20 flex-col rounded-box border border-line bg-surface p-4 data-[named]:border-accent data-[named]:outline-1 data-[named]:outline-accent sm:p-6"
    >
      <header className="flex items-start gap-1">
        <div className="min-w-0 grow">
          <h2 id={heading} className="font-strong">
            {title}
          </h2>
          <p className="text-note text-muted">{question}</p>
        </div>
        <div className="no-print -me-2 -mt-1.5 flex">
          <Explain label={words.shared.tile.explain(title)}>
            {typeof definition === "string" ? <p>{definition}</p> : definition}
            <p className="text-muted">{asOf}</p>
          </Explain>
          <TileMenu
            title={title}
            id={id}
            csv={bare ? undefined : csv}
            asTable={table && !bare ? asTable : null}
            onAsTable={setAsTable}
          />
        </div>
      </header>
      {!restricted && <Figure {...props} />}
      <div className="mt-5 grow">
        <ChartPlace value={place}>{bare ? <Instead>{restricted || empty}</Instead> : asTable ? table : children}</ChartPlace>
      </div>
      {footer && <footer className="mt-4 text-note">{footer}</footer>}
    </section>
  );
}

function Figure({ figure, change }: Pick<Props, "figure" | "change">) {
  if (!figure) return null;
  return (
    <div className="mt-3">
      <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere" title={figure.exact}>
        <span className="text-figure font-strong tabular tracking-tight">{figure.short}</span>
        {figure.label && <span className="text-muted">{figure.label}</span>}
      </p>
      {change && <ChangeLine {...change} />}
    </div>
  );
}

function Instead({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-start justify-center gap-3 rounded-box bg-sunken px-4 py-6 text-muted">
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
