"use client";
import { useMemo, useState } from "react";
import { failureOf } from "#components/data/failure.ts";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import { cellText, headOf } from "#components/explore/explore-table.ts";
import { count } from "#components/format/unit.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { ScrollArea } from "#components/ui/scroll-area.tsx";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

type Row = ExploreAnswer["rows"][number];
type Props = {
  answer: ExploreAnswer;
  title: string;
  /** Asks the server for the rows from there on. */
  load: (offset: number) => Promise<ExploreAnswer>;
};

/** Rows drawn at once: a browser is slow with thousands. */
const STEP = 200;

/** The answer in exact figures, ordered by any column. */
export function AnswerTable({ answer, title, load }: Props) {
  const { state, change } = useExplore();
  const [more, setMore] = useState<{ rows: Row[]; names: ExploreAnswer["names"]; next: number | null }>({
    rows: [],
    names: [],
    next: answer.nextOffset,
  });
  const [drawn, setDrawn] = useState(STEP);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReturnType<typeof failureOf> | null>(null);
  const rows = [...answer.rows, ...more.rows];
  const names = useMemo(() => [...answer.names, ...more.names], [answer.names, more.names]);

  async function show() {
    setFailure(null);
    if (drawn + STEP > rows.length && more.next !== null) {
      setBusy(true);
      try {
        const page = await load(more.next);
        setMore({ rows: [...more.rows, ...page.rows], names: [...more.names, ...page.names], next: page.nextOffset });
      } catch (error) {
        setFailure(failureOf(error));
        return;
      } finally {
        setBusy(false);
      }
    }
    setDrawn(drawn + STEP);
  }

  const order = (name: string) => change({ sort: state.sort === `-${name}` ? name : state.sort === name ? null : `-${name}` });
  return (
    <div>
      <ScrollArea label={`${title}, data`} className="max-h-[36rem] rounded-box border border-line bg-surface">
        <table className="w-full tabular">
          <thead className="sticky top-0 bg-sunken text-note text-muted">
            <tr>
              {answer.columns.map((column) => {
                const way =
                  state.sort === column.name ? "ascending" : state.sort === `-${column.name}` ? "descending" : undefined;
                return (
                  <th
                    key={column.name}
                    scope="col"
                    aria-sort={way}
                    className={`px-3 font-normal whitespace-nowrap sm:px-4 ${column.kind === "measure" ? "text-end" : "text-start"}`}
                  >
                    <button
                      type="button"
                      onClick={() => order(column.name)}
                      className={`group inline-flex h-8 cursor-pointer items-center gap-1 rounded-box hover:text-ink ${way ? "text-ink" : ""}`}
                    >
                      {headOf(column)}
                      <Icon
                        name={way === "ascending" ? "up" : "fall"}
                        className={`size-3 ${way ? "" : "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60"}`}
                      />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, drawn).map((row) => (
              <tr key={keyOf(row, answer)} className="border-t border-line hover:bg-ground">
                {answer.columns.map((column) => (
                  <td
                    key={column.name}
                    className={`px-3 py-2 sm:px-4 ${column.kind === "measure" ? "text-end whitespace-nowrap" : "max-w-80 wrap-anywhere"}`}
                  >
                    <bdi>{cellText(row, column, { names, zone: answer.zone })}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <div className="mt-3 flex flex-wrap items-center gap-3 text-note text-muted">
        <p role="status">
          {more.next === null
            ? `${count(Math.min(drawn, rows.length))} of ${count(rows.length)} rows`
            : `${count(Math.min(drawn, rows.length))} rows of more than ${count(rows.length)}`}
        </p>
        {(drawn < rows.length || more.next !== null) && (
          <Button isPending={busy} onPress={() => void show()}>
            {busy ? "Loading…" : "Show more"}
          </Button>
        )}
      </div>
      <FailureNote failure={failure} />
    </div>
  );
}

const keyOf = (row: Row, { columns }: ExploreAnswer): string =>
  JSON.stringify(columns.filter(({ kind }) => kind !== "measure").map(({ name }) => row[name] ?? null));
