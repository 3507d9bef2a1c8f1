import Link from "next/link";
import { slugName } from "#components/dashboards/words.ts";
import { eventLink } from "#components/events/event-link.ts";
import { dayName, longDayName } from "#components/format/days.ts";
import { clockName } from "#components/format/instant.ts";
import { exact } from "#components/format/unit.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { TransactionRow } from "#server/dashboards/spending-view.ts";

type Props = { rows: TransactionRow[]; zone: string; whose: string | null; showSubject: boolean };

const SIGNS: Record<TransactionRow["flow"], string> = {
  debit: "\u2212",
  own_out: "\u2212",
  refund: "+",
  credit: "+",
  own_in: "+",
};

/** Payments, newest first; each leads to its event. */
export function Payments({ rows, zone, whose, showSubject }: Props) {
  if (rows.length === 0) {
    return (
      <Notice title="No payment here">
        <p>None counts towards this figure. Go back and choose a longer period or fewer filters.</p>
      </Notice>
    );
  }
  return (
    <Table
      label="Payments"
      columns={[
        { name: "Day" },
        { name: "Paid to or by" },
        ...(showSubject ? [{ name: "Customer", wide: true }] : []),
        { name: "Category", wide: true },
        { name: "Amount", end: true },
      ]}
      rows={rows.map((row) => ({
        key: `${row.transactionId} ${row.part}`,
        cells: [
          <span key="day" className="whitespace-nowrap" title={`${clockName(row.at, zone)} (${zone})`}>
            <span className="hidden sm:inline">{longDayName(row.day)}</span>
            <span className="sm:hidden">{dayName(row.day, { year: false })}</span>
          </span>,
          <Link
            key="who"
            href={eventLink("/spending/event", row.event, whose)}
            prefetch={false}
            className="block min-w-24 wrap-anywhere text-accent hover:underline"
          >
            {row.merchant ?? row.merchantRaw ?? row.description ?? slugName(row.kind)}
          </Link>,
          ...(showSubject
            ? [
                <span key="subject" className="block max-w-48 truncate" title={row.subject}>
                  {row.subjectName}
                </span>,
              ]
            : []),
          <span key="category" className="flex flex-wrap items-center gap-2">
            {slugName(row.category)}
            {row.flow === "refund" && <Badge>Refund</Badge>}
            {row.pending && <Badge tone="warn">Not booked</Badge>}
            {row.part > 0 && <Badge>{`Part ${row.part + 1}`}</Badge>}
          </span>,
          <span key="amount" className={`whitespace-nowrap ${SIGNS[row.flow] === "+" ? "text-good" : ""}`}>
            {SIGNS[row.flow]}
            {exact(row.amountMinor, { kind: "money", currency: row.currency })}
          </span>,
        ],
      }))}
    />
  );
}
