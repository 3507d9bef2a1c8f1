"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { type Drawings, FULL } from "#components/charts/model.ts";
import type { RunRow } from "#components/console/outputs.ts";
import { durationsModel } from "#components/console/runs/durations-model.ts";
import { runColumns } from "#components/console/runs/run-columns.tsx";
import { useMore } from "#components/console/use-more.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";

export type RunFilter = { kind?: string; state?: RunRow["state"]; from?: string; to?: string };
type Props = {
  first: { runs: RunRow[]; next: string | null };
  filter: RunFilter;
  /** Runs of all tenants, for operators. */
  platform: boolean;
  drawings: Drawings;
  zone: string;
};

/** Runs of processing, the newest first, with how long they took. */
export function RunList({ first, filter, platform, drawings, zone }: Props) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const columns = useMemo(() => runColumns(zone, platform), [zone, platform]);
  const page = useMemo(() => ({ rows: first.runs, next: first.next }), [first]);
  const model = useMemo(() => durationsModel(first.runs, zone, platform), [first, zone, platform]);
  const { rows, more } = useMore<RunRow>(page, async (after) => {
    const { kind, state } = filter;
    const next = platform
      ? await queryClient.fetchQuery(trpc.runs.platform.queryOptions({ ...(kind && { kind }), ...(state && { state }), after }))
      : await queryClient.fetchQuery(trpc.runs.list.queryOptions({ ...filter, after }));
    return { rows: next.runs, next: next.next };
  });
  return (
    <>
      {first.runs.length > 1 && (
        <div className="mb-6 rounded-box border border-line bg-surface p-4">
          <Chart model={model} sizes={FULL} drawings={drawings} />
        </div>
      )}
      <DataGrid
        label="Runs"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        {...(!platform && { rowHref: (row: RunRow) => `/data/runs/${row.id}` })}
        more={more}
        empty={
          <Notice title="No run here">
            <p>
              Each time a worker processes, rolls up or refreshes something, it records how long it took. Records are kept for 14
              days.
            </p>
          </Notice>
        }
      />
    </>
  );
}
