import type { Stored } from "#pipelines/collect/store-batch.ts";
import type { Prepared } from "#server/events/prepare.ts";
import type { EventResult, Receipt } from "#server/events/receipt.ts";

/**
 * The answer to one sender.
 *
 * @param events the sender's own events, in the order sent
 * @param offset where they begin in the batch, which other senders may share
 */
export function receiptOf(stored: Stored, events: readonly Prepared[], offset = 0): Receipt {
  const results: EventResult[] = [];
  const count = { accepted: 0, duplicate: 0, quarantined: 0 };
  events.forEach((event, index) => {
    const id = event.id ?? null;
    if (!event.ok) {
      count.quarantined++;
      results.push({ index, id, status: "quarantined", ...event.refusal });
    } else if (stored.conflicts.has(offset + index)) {
      count.quarantined++;
      results.push({ index, id, status: "conflict", ...CONFLICT });
    } else if (stored.duplicates.has(offset + index)) {
      count.duplicate++;
      results.push({ index, id, status: "duplicate" });
    } else count.accepted++;
  });
  return { batch: stored.batch, ...count, results };
}

/** Why an event is refused whose source and id name other content already. */
export const CONFLICT = {
  code: "identity.conflict",
  path: "/id",
  message:
    "an event of this source and id was stored before with other content; send a change as a new event with a higher revision",
};
