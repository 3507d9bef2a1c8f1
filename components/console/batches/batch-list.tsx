"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { batchColumns } from "#components/console/batches/batch-columns.tsx";
import type { BatchRow } from "#components/console/outputs.ts";
import { useMore } from "#components/console/use-more.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";

export type BatchFilter = {
  state?: BatchRow["state"];
  transport?: BatchRow["transport"];
  from?: string;
  to?: string;
};
type Props = { first: { batches: BatchRow[]; next: string | null }; filter: BatchFilter; zone: string };

/** Batches, the newest first. */
export function BatchList({ first, filter, zone }: Props) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const columns = useMemo(() => batchColumns(zone), [zone]);
  const page = useMemo(() => ({ rows: first.batches, next: first.next }), [first]);
  const { rows, more } = useMore(page, async (after) => {
    const next = await queryClient.fetchQuery(trpc.batches.list.queryOptions({ ...filter, after }));
    return { rows: next.batches, next: next.next };
  });
  return (
    <DataGrid
      label="Batches"
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      rowHref={(row) => `/data/batches/${row.id}`}
      more={more}
      empty={
        <Notice title="No batch here">
          <p>
            {Object.keys(filter).length > 0
              ? "Nothing that was received fits what you narrowed the list to."
              : "Each request to /api/v1/events and each slice of an imported file makes one; it then stands here with what became of it."}
          </p>
        </Notice>
      }
    />
  );
}
