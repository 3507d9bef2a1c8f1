import type { RefusedRow } from "#components/console/outputs.ts";
import { STAGES, STATES } from "#components/console/quarantine/words.ts";
import { count } from "#components/format/unit.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

/** Columns of refused events. The first leads to one. */
export const refusedColumns = (zone: string): Column<RefusedRow>[] => [
  {
    id: "reason",
    name: "Reason",
    cell: (row) => (
      <span className="block max-w-110 min-w-40">
        <span className="line-clamp-2 wrap-anywhere">{row.message}</span>
        <code className="font-mono text-note wrap-anywhere text-muted">{row.code}</code>
      </span>
    ),
    value: (row) => row.code,
  },
  { id: "message", name: "Message", cell: (row) => row.message, value: (row) => row.message, default: "hidden" },
  {
    id: "where",
    name: "Where",
    wide: true,
    cell: (row) => <code className="block max-w-56 truncate font-mono text-note">{row.path || "/"}</code>,
    value: (row) => row.path,
  },
  {
    id: "event",
    name: "Event",
    wide: true,
    cell: (row) =>
      row.eventId === null ? (
        "–"
      ) : (
        <code title={row.eventId} className="block max-w-40 truncate font-mono text-note">
          {row.eventId}
        </code>
      ),
    value: (row) => row.eventId,
  },
  {
    id: "source",
    name: "Source",
    default: "hidden",
    cell: (row) => <span className="block max-w-48 truncate">{row.source ?? "–"}</span>,
    value: (row) => row.source,
  },
  { id: "stage", name: "Stage", default: "hidden", cell: (row) => STAGES[row.stage], value: (row) => STAGES[row.stage] },
  {
    id: "state",
    name: "State",
    wide: true,
    cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].name}</Badge>,
    value: (row) => STATES[row.state].name,
  },
  {
    id: "received",
    name: "Received",
    cell: (row) => <When at={row.receivedAt} zone={zone} />,
    value: (row) => row.receivedAt,
  },
  { id: "bytes", name: "Bytes", end: true, default: "hidden", cell: (row) => count(row.bytes), value: (row) => row.bytes },
  {
    id: "batch",
    name: "Batch",
    default: "hidden",
    cell: (row) => <code className="font-mono text-note">{row.batchId}</code>,
    value: (row) => row.batchId,
  },
];
