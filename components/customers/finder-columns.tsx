import { dayName } from "#components/format/days.ts";
import { currencyDigits, exact } from "#components/format/unit.ts";
import type { Column } from "#components/ui/grid/column.ts";
import { Id } from "#components/ui/id.tsx";
import type { FinderPage, FoundSubject } from "#server/subjects/finder.ts";

/** The columns of the finder: figures only of what the tenant has data of. */
export function finderColumns({ spending, devices }: Pick<FinderPage, "spending" | "devices">): Column<FoundSubject>[] {
  const none = <span className="text-muted">–</span>;
  return [
    {
      id: "name",
      name: "Name",
      value: (row) => row.name,
      hideable: false,
      cell: (row) => (
        <span className="block max-w-56 truncate sm:max-w-80" title={row.name}>
          <bdi>{row.name}</bdi>
        </span>
      ),
    },
    {
      id: "subject",
      name: "Id",
      wide: true,
      value: (row) => row.subject,
      cell: (row) => <Id id={row.subject} what="customer's id" letters={18} />,
    },
    ...(spending
      ? [
          {
            id: "spent",
            name: `Spent, 30 days (${spending.currency})`,
            end: true,
            value: (row: FoundSubject) =>
              row.spentMinor === null ? null : row.spentMinor / 10 ** currencyDigits(spending.currency),
            cell: (row: FoundSubject) =>
              row.spentMinor === null ? none : exact(row.spentMinor, { kind: "money", currency: spending.currency }),
          },
        ]
      : []),
    ...(devices
      ? [
          {
            id: "used",
            name: "Used, 30 days",
            end: true,
            value: (row: FoundSubject) => (row.usedWh === null ? null : row.usedWh / 1_000),
            cell: (row: FoundSubject) => (row.usedWh === null ? none : exact(row.usedWh, { kind: "energy" })),
          },
        ]
      : []),
    {
      id: "last",
      name: "Last data",
      wide: true,
      value: (row) => row.lastDay,
      cell: (row) => (row.lastDay === null ? <span className="text-muted">never</span> : dayName(row.lastDay)),
    },
    { id: "zone", name: "Time zone", wide: true, default: "hidden", cell: (row) => row.zone },
  ];
}
