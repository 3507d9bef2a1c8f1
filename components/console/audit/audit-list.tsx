"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { auditColumns } from "#components/console/audit/audit-columns.tsx";
import type { AuditEntry } from "#components/console/outputs.ts";
import { useMore } from "#components/console/use-more.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";

export type AuditFilter = { action?: string; actor?: string; target?: string; from?: string; to?: string };
type Props = { first: { entries: AuditEntry[]; next: string | null }; filter: AuditFilter; zone: string };

/** The audit trail, the newest first. */
export function AuditList({ first, filter, zone }: Props) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const columns = useMemo(() => auditColumns(zone), [zone]);
  const page = useMemo(() => ({ rows: first.entries, next: first.next }), [first]);
  const { rows, more } = useMore(page, async (after) => {
    const next = await queryClient.fetchQuery(trpc.audit.list.queryOptions({ ...filter, after }));
    return { rows: next.entries, next: next.next };
  });
  return (
    <DataGrid
      label="Audit trail"
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      more={more}
      empty={
        <Notice title="Nothing here">
          <p>
            {Object.keys(filter).length > 0
              ? "No entry fits what you narrowed the trail to."
              : "Every change that somebody makes is told here, with who made it. It cannot be changed."}
          </p>
        </Notice>
      }
    />
  );
}
