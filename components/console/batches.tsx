import Link from "next/link";
import type { BatchRow } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Id } from "#components/ui/id.tsx";
import { Table } from "#components/ui/table.tsx";
import { When } from "#components/ui/when.tsx";
import { address } from "#components/url/one.ts";

const STATES = {
  ready: { name: "Waiting", tone: "warn" },
  done: { name: "Processed", tone: "good" },
  failed: { name: "Failed", tone: "bad" },
} as const;

/** Batches, the newest first. */
export function Batches({ batches, zone }: { batches: BatchRow[]; zone: string }) {
  if (batches.length === 0) {
    return (
      <Notice title="No batch here">
        <p>
          Each request to /api/v1/events and each slice of an imported file makes one; it then stands here with what became of it.
        </p>
      </Notice>
    );
  }
  return (
    <Table
      label="Batches"
      columns={[
        { name: "Received" },
        { name: "Batch", wide: true },
        { name: "By", wide: true },
        { name: "State" },
        { name: "Accepted", end: true },
        { name: "Duplicate", end: true, wide: true },
        { name: "Refused", end: true },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        cells: [
          <When key="at" at={batch.receivedAt} zone={zone} />,
          <Id key="id" id={batch.id} what="batch's id" />,
          <span key="by" className="block max-w-56 truncate" title={batch.origin ?? undefined}>
            {batch.transport}
          </span>,
          <span key="state" title={batch.error ?? undefined}>
            <Badge tone={STATES[batch.state].tone}>{STATES[batch.state].name}</Badge>
          </span>,
          count(batch.accepted),
          count(batch.duplicate),
          batch.quarantined + batch.refused === 0 ? (
            "0"
          ) : (
            <Link
              key="refused"
              href={address("/data/quarantine", { batch: batch.id })}
              prefetch={false}
              className="text-accent hover:underline"
            >
              {count(batch.quarantined + batch.refused)}
            </Link>
          ),
        ],
      }))}
    />
  );
}
