import { CountedParts } from "#components/events/counted-parts.tsx";
import { instantName } from "#components/format/instant.ts";
import { Badge } from "#components/ui/badge.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import type { EventView } from "#server/dashboards/load-event.ts";

type Props = {
  view: EventView;
  zone: string;
};

/** One event as it was sent, what was read from it, and what else was said about the same thing. */
export function EventDetails({ view, zone }: Props) {
  const { event, revisions, batch } = view;
  const facts: [string, string][] = [
    ["Type", event.type],
    ["Customer", event.subject],
    ["Time", `${instantName(event.time, zone)} (${zone})`],
    ["Source", event.source],
    ["Id", event.id],
    ["Batch", batch],
  ];
  const others = revisions.filter((one) => one.event.id !== event.id || one.event.source !== event.source);
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid gap-x-8 gap-y-2 rounded-box border border-line bg-surface p-4 sm:grid-cols-[max-content_minmax(0,1fr)] sm:p-6">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {view.counted && (
        <section className="flex flex-col gap-3">
          <h2 className="text-title font-strong">How it counts</h2>
          <CountedParts parts={view.counted} />
        </section>
      )}
      <section className="flex flex-col gap-3">
        <h2 className="text-title font-strong">As it was sent</h2>
        <CodeBlock code={JSON.stringify(event, null, 2)} label="The event as JSON" />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="text-title font-strong">Revisions</h2>
        {others.length === 0 ? (
          <p className="text-muted">No other event speaks of the same.</p>
        ) : (
          <ol className="flex flex-col gap-3">
            {revisions.map((one, index) => (
              <li key={`${one.event.source} ${one.event.id}`}>
                <details className="rounded-box border border-line bg-surface">
                  <summary className="flex cursor-pointer flex-wrap items-center gap-2 px-4 py-2">
                    Revision {one.revision}, {instantName(one.event.time, zone)}
                    {index === 0 && <Badge tone="good">Counts</Badge>}
                    {one.deleted && <Badge tone="bad">Removal</Badge>}
                  </summary>
                  <div className="p-2">
                    <CodeBlock code={JSON.stringify(one.event, null, 2)} label={`Revision ${one.revision} as JSON`} />
                  </div>
                </details>
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
