"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { type Drawings, FULL } from "#components/charts/model.ts";
import { CsvButton } from "#components/csv/csv-button.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { AnswerTable } from "#components/explore/answer-table.tsx";
import { CopyLink } from "#components/explore/copy-link.tsx";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import { exploreRanking } from "#components/explore/explore-ranking.ts";
import { type Shaped, shapeOf } from "#components/explore/explore-shape.ts";
import { exploreInput, orderOf, printExplore, type ShownAs } from "#components/explore/explore-state.ts";
import { exploreCsv } from "#components/explore/explore-table.ts";
import { exploreTitle } from "#components/explore/explore-title.ts";
import { measureName } from "#components/explore/explore-words.ts";
import { Figures } from "#components/explore/figures.tsx";
import { rangeName } from "#components/format/days.ts";
import { instantName } from "#components/format/instant.ts";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

const WAYS: Record<ShownAs, string> = { line: "Lines", bar: "Bars", stack: "Stacked", table: "Table" };
/** Rows of one page of a file. */
const FILE_ROWS = 50_000;

/** The answer: what was asked in words, drawn as its shape asks for, and as a table and a file. */
export function Result({ answer, drawings }: { answer: ExploreAnswer; drawings: Record<string, Drawings> }) {
  const { state, change } = useExplore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shaped = useMemo(() => shapeOf(answer, state), [answer, state]);
  const title = exploreTitle({ ...state, subject: answer.subject?.name ?? null });
  const ask = (offset: number, limit?: number) =>
    queryClient.fetchQuery(
      trpc.explore.ask.queryOptions(
        { ...exploreInput(state), order: orderOf(state), offset, ...(limit && { limit }) },
        { staleTime: 0, gcTime: 0 },
      ),
    );
  async function all() {
    const first = await ask(0, FILE_ROWS);
    const [rows, names] = [[...first.rows], [...first.names]];
    for (let next = first.nextOffset; next !== null; ) {
      const page = await ask(next, FILE_ROWS);
      rows.push(...page.rows);
      names.push(...page.names);
      next = page.nextOffset;
    }
    return exploreCsv({ ...first, names }, rows);
  }
  return (
    <section aria-label="Answer" className="rounded-box border border-line bg-surface p-4 sm:p-6">
      <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 grow">
          <h2 className="text-title font-strong wrap-anywhere">{title}</h2>
          <p className="text-note text-muted">
            {rangeName(answer.period)}
            {answer.comparison && `, compared with ${rangeName(answer.comparison)}`}
          </p>
        </div>
        <div className="no-print flex flex-wrap items-center gap-1">
          {shaped.ways.length > 1 && (
            <fieldset className="flex rounded-box border border-line p-0.5">
              <legend className="sr-only">Shown as</legend>
              {shaped.ways.map((way) => (
                <Button
                  key={way}
                  look="quiet"
                  aria-pressed={way === shaped.as}
                  className="h-7! aria-pressed:bg-tint aria-pressed:text-accent"
                  onPress={() => change({ as: way === shaped.ways[0] ? null : way })}
                >
                  {WAYS[way]}
                </Button>
              ))}
            </fieldset>
          )}
          <CsvButton label="CSV, all rows" name={title} make={all} />
          <CopyLink />
        </div>
      </header>
      {shaped.drawn.others.length > 0 && shaped.as !== "table" && <Currencies shaped={shaped} />}
      {answer.comparedTooMany && (
        <p className="mb-4 text-note text-muted">
          There are too many rows to set the two periods side by side: choose fewer dimensions or a filter.
        </p>
      )}
      {shaped.as === "table" || shaped.shape.kind === "none" ? (
        <>
          {shaped.shape.kind === "none" && <p className="mb-4 text-muted">{shaped.shape.why}</p>}
          {answer.rows.length > 0 && <AnswerTable key={printExplore(state)} answer={answer} title={title} load={ask} />}
        </>
      ) : (
        <Drawing answer={answer} shaped={shaped} drawings={drawings} />
      )}
      <p className="mt-5 text-note text-muted">
        Everything received by {instantName(answer.asOf, answer.zone)} is in this. Days are those of each customer's own time
        zone.
      </p>
    </section>
  );
}

function Drawing({ answer, shaped, drawings }: { answer: ExploreAnswer; shaped: Shaped; drawings: Record<string, Drawings> }) {
  const { state } = useExplore();
  const { shape, drawn } = shaped;
  switch (shape.kind) {
    case "none":
      return <p className="text-muted">{shape.why}</p>;
    case "figures":
      return <Figures answer={answer} drawn={drawn} />;
    case "ranking":
      return (
        <div className={state.measures.length > 1 ? "grid gap-x-8 gap-y-6 md:grid-cols-2" : ""}>
          {state.measures.map((measure) => (
            <div key={measure} className="min-w-0">
              {state.measures.length > 1 && <h3 className="mb-1 font-strong">{measureName(measure)}</h3>}
              <RankingBars ranking={exploreRanking(answer, drawn, shape.dimension, measure)} />
            </div>
          ))}
        </div>
      );
    case "charts":
      return (
        <div className="flex flex-col gap-8">
          {shape.models.map((model) => (
            <div key={model.id} className="min-w-0">
              {shape.models.length > 1 && <h3 className="mb-2 font-strong">{model.title}</h3>}
              <Chart model={model} sizes={FULL} drawings={drawings[model.id] ?? []} />
            </div>
          ))}
        </div>
      );
  }
}

/** Which currency is drawn, and the others to choose from. */
function Currencies({ shaped }: { shaped: Shaped }) {
  const { change } = useExplore();
  return (
    <p className="mb-4 flex flex-wrap items-center gap-1 text-note text-muted">
      Amounts in {shaped.drawn.currency} are drawn. Currencies are never added up; there are also
      {shaped.drawn.others.map((code) => (
        <Button key={code} look="quiet" className="h-7! text-accent" onPress={() => change({ currency: code })}>
          {code}
        </Button>
      ))}
    </p>
  );
}
