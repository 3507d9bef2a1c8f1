import { slugName } from "#components/dashboards/words.ts";
import { dayName } from "#components/format/days.ts";
import { exact } from "#components/format/unit.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import type { EventView } from "#server/dashboards/load-event.ts";

type Part = NonNullable<EventView["counted"]>[number];

/** Where a payment's category comes from. */
const CATEGORY_FROM: Record<Part["categoryFrom"], string> = {
  event: "named by the event itself",
  payment: "that of the payment it refunds",
  rule: "by one of the tenant's rules",
  mcc: "from the merchant's category code (MCC)",
  kind: "from the kind of payment",
  none: "nothing tells it",
};

const FLOWS: Record<Part["flow"], string> = {
  debit: "Out",
  refund: "Reduces out",
  credit: "In",
  own_out: "Own transfer, not counted",
  own_in: "Own transfer, not counted",
};

/** How a payment stands in the figures: its category and why, its merchant and what was written, part by part. */
export function CountedParts({ parts }: { parts: Part[] }) {
  if (parts.length === 0)
    return (
      <p className="text-muted">
        Nothing of this event is in the figures: a later revision takes its place, or it removes the payment.
      </p>
    );
  return (
    <PlainTable
      label="How it counts"
      columns={["Category", "Because", "Merchant", "Written as", "Counts as", "Day", "Amount"]}
      rows={parts.map((part) => ({
        key: String(part.part),
        name: slugName(part.category),
        cells: [
          CATEGORY_FROM[part.categoryFrom],
          part.merchant ?? "–",
          part.merchantRaw ?? "–",
          FLOWS[part.flow],
          dayName(part.day),
          exact(part.amountMinor, { kind: "money", currency: part.currency }),
        ],
      }))}
    />
  );
}
