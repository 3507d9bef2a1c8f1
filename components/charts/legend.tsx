import { isLabelled } from "#components/charts/direct-labels.ts";
import { HEAT_STEPS, heatBounds } from "#components/charts/heat-option.ts";
import { type ChartModel, colour } from "#components/charts/model.ts";
import { useWords } from "#components/words/use-words.tsx";

/** Names the colours of a chart that does not name them itself. */
export function Legend({ model }: { model: ChartModel }) {
  const { short, shared } = useWords();
  if (model.kind === "heat") {
    const bounds = heatBounds(model);
    return (
      <div className="mb-3 flex items-center gap-2 text-note text-muted">
        <span>{short(0, model.unit)}</span>
        <span aria-hidden="true" className="flex">
          {Array.from({ length: HEAT_STEPS }, (_, step) => (
            <span key={bounds[step]} className="h-2 w-4" style={{ background: `var(--color-seq-${step + 1})` }} />
          ))}
        </span>
        <span>{shared.chart.inMeanHour(short(bounds.at(-1)!, model.unit))}</span>
      </div>
    );
  }
  if (model.kind === "flow") return <ColumnNames columns={model.columns} />;
  if (model.series.length < 2 || isLabelled(model)) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-note text-muted">
      {model.series.map((series) => (
        <li key={series.name} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 shrink-0 rounded-full" style={{ background: colour(series.tone) }} />
          {series.name}
        </li>
      ))}
    </ul>
  );
}

/** What each column of a flow holds, over it. */
function ColumnNames({ columns }: { columns: string[] }) {
  return (
    <div dir="ltr" className="mb-2 flex justify-between gap-4 text-note text-muted">
      {columns.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
}
