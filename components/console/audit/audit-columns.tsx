import Link from "next/link";
import { detailRows } from "#components/console/audit/detail-rows.ts";
import type { AuditEntry } from "#components/console/outputs.ts";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";
import { address } from "#components/url/one.ts";

const LINK = "rounded-box hover:text-accent hover:underline";

/** Columns of the audit trail: when, who, what, to what, and what changed. */
export const auditColumns = (zone: string): Column<AuditEntry>[] => [
  { id: "at", name: "When", cell: (row) => <When at={row.at} zone={zone} />, value: (row) => row.at },
  {
    id: "actor",
    name: "Who",
    cell: (row) => (
      <span className="block max-w-56 min-w-28">
        <span className="block wrap-anywhere">{row.actorName}</span>
        {row.actorEmail && <span className="block text-note wrap-anywhere text-muted">{row.actorEmail}</span>}
      </span>
    ),
    value: (row) => row.actorEmail ?? row.actorName,
  },
  {
    id: "action",
    name: "Did",
    cell: (row) => <code className="font-mono text-note whitespace-nowrap">{row.action}</code>,
    value: (row) => row.action,
  },
  {
    id: "target",
    name: "To",
    wide: true,
    cell: (row) =>
      row.target === "" ? (
        "–"
      ) : (
        <Link
          href={address("/settings/audit", { target: row.target })}
          prefetch={false}
          title={row.target}
          className={`${LINK} block max-w-52 truncate`}
        >
          {row.target}
        </Link>
      ),
    value: (row) => row.target,
  },
  {
    id: "details",
    name: "Details",
    wide: true,
    cell: (row) => <Details row={row} />,
    value: (row) => JSON.stringify(row.details),
  },
];

function Details({ row }: { row: AuditEntry }) {
  const rows = detailRows(row.details);
  if (rows.length === 0) return "–";
  return (
    <ul className="flex max-w-100 flex-col gap-0.5 text-note">
      {rows.map(({ name, from, to }) => (
        <li key={name} className="line-clamp-3 wrap-anywhere">
          <span className="text-muted">{name}: </span>
          {from !== undefined && (
            <>
              <del className="text-muted">{from}</del> <span aria-hidden="true">→ </span>
            </>
          )}
          {from === undefined ? to : <ins className="no-underline">{to}</ins>}
        </li>
      ))}
    </ul>
  );
}
