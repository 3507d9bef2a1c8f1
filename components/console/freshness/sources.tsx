"use client";
import { useMemo } from "react";
import type { FreshnessDay } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";
import { DataGrid } from "#components/ui/data-grid.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

type Source = FreshnessDay["sources"][number];

const columns = (zone: string): Column<Source>[] => [
  {
    id: "source",
    name: "Source",
    cell: (row) => <span className="block max-w-64 wrap-anywhere">{row.source}</span>,
    value: (row) => row.source,
  },
  {
    id: "type",
    name: "Type",
    wide: true,
    cell: (row) => <code className="font-mono text-note wrap-anywhere">{row.type}</code>,
    value: (row) => row.type,
  },
  {
    id: "last",
    name: "Last received",
    cell: (row) => <When at={row.lastReceivedAt} zone={zone} />,
    value: (row) => row.lastReceivedAt,
  },
  { id: "events", name: "Events", end: true, cell: (row) => count(row.events), value: (row) => row.events },
];

/** Who sent what lately, so that a sender that fell silent is noticed. */
export function Sources({ day, zone }: { day: FreshnessDay; zone: string }) {
  const shown = useMemo(() => columns(zone), [zone]);
  return (
    <section aria-labelledby="sources" className="flex flex-col gap-3">
      <div>
        <h2 id="sources" className="text-title font-strong">
          Who sends
        </h2>
        <p className="text-note text-muted">
          {day.sourcesSince ? (
            <>
              Of what was accepted since <When at={day.sourcesSince} zone={zone} />: the last day, or as far back as 500 batches
              go
            </>
          ) : (
            "Of what was accepted in the last day"
          )}
        </p>
      </div>
      <DataGrid
        label="Sources"
        storeKey="sources"
        rows={day.sources}
        columns={shown}
        rowKey={(row) => `${row.source} ${row.type}`}
        empty={<p className="text-muted">Nothing was accepted in the last day.</p>}
      />
    </section>
  );
}
