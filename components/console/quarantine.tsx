import type { RefusedRow } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Id } from "#components/ui/id.tsx";
import { Table } from "#components/ui/table.tsx";
import { When } from "#components/ui/when.tsx";

const STATES = {
  open: { name: "Open", tone: "warn" },
  replayed: { name: "Replayed", tone: "good" },
  discarded: { name: "Discarded", tone: "plain" },
} as const;

/** Refused events, the newest first. */
export function Quarantine({ refused, zone }: { refused: RefusedRow[]; zone: string }) {
  if (refused.length === 0) {
    return (
      <Notice title="Nothing in quarantine">
        <p>
          Events that break their schema or a business rule stand here with the reason, and can be sent again once they are
          mended.
        </p>
      </Notice>
    );
  }
  return (
    <Table
      label="Quarantine"
      columns={[
        { name: "Received" },
        { name: "Reason" },
        { name: "Where", wide: true },
        { name: "Event", wide: true },
        { name: "State", wide: true },
        { name: "Bytes", end: true, wide: true },
      ]}
      rows={refused.map((row) => ({
        key: row.id,
        cells: [
          <When key="at" at={row.receivedAt} zone={zone} />,
          <div key="why" className="max-w-100 wrap-anywhere">
            <p>{row.message}</p>
            <code className="font-mono text-note text-muted">{row.code}</code>
          </div>,
          <code key="where" className="font-mono text-note wrap-anywhere">
            {row.path || "/"}
          </code>,
          row.eventId === null ? "–" : <Id key="event" id={row.eventId} what="event's id" letters={20} />,
          <Badge key="state" tone={STATES[row.state].tone}>
            {STATES[row.state].name}
          </Badge>,
          count(row.bytes),
        ],
      }))}
    />
  );
}
