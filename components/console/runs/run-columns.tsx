import type { RunRow } from "#components/console/outputs.ts";
import { kindName, RUN_STATES, rate } from "#components/console/runs/words.ts";
import { spanName } from "#components/format/span.ts";
import { count } from "#components/format/unit.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

/** Columns of runs. `platform`: of all tenants, so each says whose it is. */
export const runColumns = (zone: string, platform: boolean): Column<RunRow>[] => [
  { id: "started", name: "Started", cell: (row) => <When at={row.startedAt} zone={zone} />, value: (row) => row.startedAt },
  { id: "kind", name: "Kind", cell: (row) => kindName(row.kind), value: (row) => kindName(row.kind) },
  ...(platform
    ? [
        {
          id: "tenant",
          name: "Tenant",
          cell: (row: RunRow) => row.tenant ?? <span className="text-muted">All</span>,
          value: (row: RunRow) => row.tenant ?? null,
        },
      ]
    : []),
  {
    id: "state",
    name: "State",
    cell: (row) => (
      <span title={row.error ?? undefined}>
        <Badge tone={RUN_STATES[row.state].tone}>{RUN_STATES[row.state].name}</Badge>
      </span>
    ),
    value: (row) => RUN_STATES[row.state].name,
  },
  { id: "ms", name: "Took", end: true, cell: (row) => spanName(row.ms), value: (row) => row.ms },
  { id: "in", name: "Rows in", end: true, wide: true, cell: (row) => count(row.rowsIn), value: (row) => row.rowsIn },
  { id: "out", name: "Rows out", end: true, wide: true, cell: (row) => count(row.rowsOut), value: (row) => row.rowsOut },
  {
    id: "rate",
    name: "Rows/s",
    end: true,
    wide: true,
    cell: (row) => {
      const perSecond = rate(row);
      return perSecond === null ? "–" : count(perSecond);
    },
    value: rate,
  },
  {
    id: "target",
    name: "About",
    default: "hidden",
    cell: (row) => <code className="block max-w-56 truncate font-mono text-note">{row.target || "–"}</code>,
    value: (row) => row.target,
  },
  {
    id: "watermark",
    name: "Watermark",
    default: "hidden",
    cell: (row) => (row.watermark ? <When at={row.watermark} zone={zone} /> : "–"),
    value: (row) => row.watermark,
  },
  {
    id: "error",
    name: "Error",
    default: "hidden",
    cell: (row) => <span className="line-clamp-2 max-w-80 wrap-anywhere">{row.error ?? "–"}</span>,
    value: (row) => row.error,
  },
];
