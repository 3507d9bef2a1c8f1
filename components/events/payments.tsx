"use client";
import Link from "next/link";
import { categoryName, paymentKindName } from "#components/dashboards/words.ts";
import { eventLink } from "#components/events/event-link.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import { useWords } from "#components/words/use-words.tsx";
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
export function Payments({ rows, zone: counted, whose, showSubject }: Props) {
  const words = useWords();
  const zone = words.timestampZone(counted);
  const { events } = words.shared;
  const texts = events.payments;
  if (rows.length === 0) {
    return (
      <Notice title={texts.none}>
        <p>{texts.noneText}</p>
      </Notice>
    );
  }
  return (
    <Table
      label={texts.title}
      columns={[
        { name: texts.day },
        { name: texts.who },
        ...(showSubject ? [{ name: texts.customer, wide: true }] : []),
        { name: texts.category, wide: true },
        { name: texts.amount, end: true },
      ]}
      rows={rows.map((row) => ({
        key: `${row.transactionId} ${row.part}`,
        cells: [
          <span
            key="day"
            className="whitespace-nowrap"
            title={events.inZone(words.instantName(row.at, zone, { seconds: false }), zone)}
          >
            <span className="hidden sm:inline">{words.longDayName(row.day)}</span>
            <span className="sm:hidden">{words.dayName(row.day, { year: false })}</span>
          </span>,
          <Link
            key="who"
            href={eventLink("/spending/event", row.event, whose)}
            prefetch={false}
            className="block min-w-24 wrap-anywhere text-accent hover:underline"
          >
            <bdi>{row.merchant ?? row.merchantRaw ?? row.description ?? paymentKindName(words, row.kind)}</bdi>
          </Link>,
          ...(showSubject
            ? [
                <span key="subject" dir="auto" className="block max-w-48 truncate" title={row.subject}>
                  {row.subjectName}
                </span>,
              ]
            : []),
          <span key="category" className="flex flex-wrap items-center gap-2">
            {categoryName(words, row.category)}
            {row.flow === "refund" && <Badge>{texts.refund}</Badge>}
            {row.pending && <Badge tone="warn">{texts.notBooked}</Badge>}
            {row.part > 0 && <Badge>{texts.part(row.part + 1)}</Badge>}
          </span>,
          <span key="amount" className={`whitespace-nowrap ${SIGNS[row.flow] === "+" ? "text-good" : ""}`}>
            {SIGNS[row.flow]}
            {words.exact(row.amountMinor, { kind: "money", currency: row.currency })}
          </span>,
        ],
      }))}
    />
  );
}
