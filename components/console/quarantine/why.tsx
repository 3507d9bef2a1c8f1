import Link from "next/link";
import type { RefusedDetails } from "#components/console/outputs.ts";
import { STAGES } from "#components/console/quarantine/words.ts";
import { count } from "#components/format/unit.ts";
import { Facts } from "#components/ui/description-list.tsx";
import { Id } from "#components/ui/id.tsx";
import { When } from "#components/ui/when.tsx";

const LINK = "text-accent hover:underline";

/** Why an event was refused, what was expected instead, and where it came from. */
export function Why({ event, zone }: { event: RefusedDetails; zone: string }) {
  const { expected } = event;
  const rows = [
    { name: "Code", value: <code className="font-mono text-note">{event.code}</code> },
    { name: "Where", value: <code className="font-mono text-note">{event.path || "the event as a whole"}</code> },
    ...(expected
      ? [
          {
            name: "Expected",
            value: (
              <>
                {expected.form}
                {expected.required ? ", always" : ", or nothing"}
                {expected.about && <span className="block text-note text-muted">{expected.about}</span>}
              </>
            ),
          },
        ]
      : []),
    ...(event.type
      ? [
          {
            name: "Type",
            value: (
              <Link href={`/docs/api#${event.type}`} prefetch={false} className={LINK}>
                {event.type}
              </Link>
            ),
          },
        ]
      : []),
    { name: "Refused", value: STAGES[event.stage] },
    {
      name: "Event",
      value: event.eventId === null ? "It has no id that can be read" : <Id id={event.eventId} what="event's id" letters={40} />,
    },
    { name: "Source", value: event.source ?? "It has no source that can be read" },
    {
      name: "Batch",
      value: (
        <Link href={`/data/batches/${event.batchId}`} prefetch={false} className={LINK}>
          {`Place ${count(event.ordinal + 1)} of a batch by ${event.transport}, ${event.origin}`}
        </Link>
      ),
    },
    ...(event.replayedBatch
      ? [
          {
            name: "Replayed with",
            value: (
              <Link href={`/data/batches/${event.replayedBatch}`} prefetch={false} className={LINK}>
                This batch
              </Link>
            ),
          },
        ]
      : []),
    { name: "Received", value: <When at={event.receivedAt} zone={zone} /> },
    { name: "Size", value: `${count(event.bytes)} bytes` },
  ];
  return <Facts label="Why it was refused" rows={rows} />;
}
