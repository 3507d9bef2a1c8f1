"use client";
import { categoryName } from "#components/dashboards/words.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { EventView } from "#server/dashboards/load-event.ts";

type Part = NonNullable<EventView["counted"]>[number];

/** How a payment stands in the figures: its category and why, its merchant and what was written, part by part. */
export function CountedParts({ parts }: { parts: Part[] }) {
  const words = useWords();
  const texts = words.shared.events.counted;
  if (parts.length === 0) return <p className="text-muted">{texts.none}</p>;
  return (
    <PlainTable
      label={words.shared.events.event.counts}
      columns={[texts.category, texts.because, texts.merchant, texts.written, texts.as, texts.day, texts.amount]}
      rows={parts.map((part) => ({
        key: String(part.part),
        name: categoryName(words, part.category),
        cells: [
          texts.from[part.categoryFrom],
          part.merchant ?? "–",
          part.merchantRaw ?? "–",
          texts.flows[part.flow],
          words.dayName(part.day),
          words.exact(part.amountMinor, { kind: "money", currency: part.currency }),
        ],
      }))}
    />
  );
}
