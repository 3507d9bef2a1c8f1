"use client";
import { useId, useMemo, useState } from "react";
import type { TariffRow } from "#components/console/outputs.ts";
import { type Bar, type Line, type Timeline as Model, timelineModel } from "#components/console/tariffs/timeline-model.ts";
import { Button } from "#components/ui/button.tsx";

/** Lines shown before somebody asks for all of them. */
const FEW = 8;

/** Which tariff is in force when, home by home. */
export function Timeline({ tariffs, today }: { tariffs: TariffRow[]; today: string }) {
  const heading = useId();
  const [all, setAll] = useState(false);
  const model = useMemo(() => timelineModel(tariffs, today), [tariffs, today]);
  const shown = all ? model.lines : model.lines.slice(0, FEW);
  return (
    <section aria-labelledby={heading} className="mb-6 rounded-box border border-line bg-surface p-4 sm:p-6">
      <h2 id={heading} className="font-strong">
        In force
      </h2>
      <p className="text-note text-muted">A home's own tariff comes before the one for all; the line is today.</p>
      <ul className="mt-4 flex flex-col gap-3 sm:gap-2">
        {shown.map((line) => (
          <LineOf key={line.key} line={line} model={model} />
        ))}
      </ul>
      <Years model={model} />
      {model.lines.length > FEW && (
        <Button look="quiet" className="mt-2 text-accent" onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${model.lines.length} homes`}
        </Button>
      )}
    </section>
  );
}

const ROW = "grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_minmax(0,1fr)] sm:items-center";

function LineOf({ line, model }: { line: Line; model: Model }) {
  return (
    <li className={ROW}>
      <span className="min-w-0 truncate text-note text-muted" title={line.home} dir="auto">
        {line.home}
      </span>
      <div className="relative h-8 overflow-clip rounded-[0.25rem] bg-sunken">
        <ul>
          {line.bars.map((bar) => (
            <BarOf key={bar.id} bar={bar} />
          ))}
        </ul>
        <span aria-hidden="true" className="absolute inset-y-0 w-px bg-ink" style={{ insetInlineStart: `${model.today}%` }} />
      </div>
    </li>
  );
}

/** The edges say what is in force today; the words stand in the bar where they have room, and are read out. */
function BarOf({ bar }: { bar: Bar }) {
  const look = bar.now ? "bg-seq-2 text-ink" : "bg-line text-muted";
  return (
    <li
      title={bar.words}
      style={{ insetInlineStart: `${bar.start}%`, width: `${bar.width}%` }}
      className={`absolute inset-y-0 flex items-center border-s-2 border-surface px-2 text-note ${look}`}
    >
      <span className="sr-only">{bar.words}</span>
      <span aria-hidden="true" className="truncate">
        {bar.name}
      </span>
    </li>
  );
}

function Years({ model }: { model: Model }) {
  return (
    <div aria-hidden="true" className={`${ROW} mt-1`}>
      <span className="hidden sm:block" />
      <div className="relative h-4 text-note text-muted">
        {model.years.map(({ year, at }) => (
          <span key={year} className="absolute border-s border-field ps-1" style={{ insetInlineStart: `${at}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
