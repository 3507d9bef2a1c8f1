import { BATCH_STATES, TRANSPORTS } from "#components/console/batches/words.ts";
import type { BatchRow } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

/** Columns of batches. The first leads to one. */
export const batchColumns = (zone: string): Column<BatchRow>[] => [
  { id: "received", name: "Received", cell: (row) => <When at={row.receivedAt} zone={zone} />, value: (row) => row.receivedAt },
  {
    id: "by",
    name: "By",
    wide: true,
    cell: (row) => (
      <span title={row.origin} className="block max-w-64 truncate">
        {TRANSPORTS[row.transport]} <span className="text-muted">{row.origin}</span>
      </span>
    ),
    value: (row) => `${TRANSPORTS[row.transport]} ${row.origin}`,
  },
  {
    id: "state",
    name: "State",
    cell: (row) => <Badge tone={BATCH_STATES[row.state].tone}>{BATCH_STATES[row.state].name}</Badge>,
    value: (row) => BATCH_STATES[row.state].name,
  },
  { id: "accepted", name: "Accepted", end: true, cell: (row) => count(row.accepted), value: (row) => row.accepted },
  {
    id: "duplicate",
    name: "Duplicate",
    end: true,
    wide: "very",
    cell: (row) => count(row.duplicate),
    value: (row) => row.duplicate,
  },
  {
    id: "refused",
    name: "Refused",
    end: true,
    cell: (row) => (
      <span className={row.quarantined + row.refused > 0 ? "text-bad" : ""}>{count(row.quarantined + row.refused)}</span>
    ),
    value: (row) => row.quarantined + row.refused,
  },
  {
    id: "attempts",
    name: "Attempts",
    end: true,
    default: "hidden",
    cell: (row) => count(row.attempts),
    value: (row) => row.attempts,
  },
  {
    id: "error",
    name: "Error",
    default: "hidden",
    cell: (row) => <span className="line-clamp-2 max-w-80 wrap-anywhere">{row.error ?? "–"}</span>,
    value: (row) => row.error,
  },
  {
    id: "id",
    name: "Batch",
    default: "hidden",
    cell: (row) => <code className="font-mono text-note">{row.id}</code>,
    value: (row) => row.id,
  },
];
