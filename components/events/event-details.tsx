"use client";
import { CountedParts } from "#components/events/counted-parts.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { EventView } from "#server/dashboards/load-event.ts";

type Props = {
  view: EventView;
  zone: string;
};

/** One event as it was sent, what was read from it, and what else was said about the same thing. */
export function EventDetails({ view, zone: counted }: Props) {
  const { instantName, shared, timestampZone } = useWords();
  const zone = timestampZone(counted);
  const { event: texts, inZone } = shared.events;
  const { event, revisions, batch } = view;
  const facts: [string, string][] = [
    [texts.type, event.type],
    [texts.customer, event.subject],
    [texts.time, inZone(instantName(event.time, zone), zone)],
    [texts.source, event.source],
    [texts.id, event.id],
    ...(batch === null ? [] : [[texts.batch, batch] as [string, string]]),
  ];
  const others = revisions.filter((one) => one.event.id !== event.id || one.event.source !== event.source);
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid gap-x-8 gap-y-2 rounded-box border border-line bg-surface p-4 sm:grid-cols-[max-content_minmax(0,1fr)] sm:p-6">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {view.counted && (
        <section className="flex flex-col gap-3">
          <h2 className="text-title font-strong">{texts.counts}</h2>
          <CountedParts parts={view.counted} />
        </section>
      )}
      {!view.withheld && (
        <>
          <section className="flex flex-col gap-3">
            <h2 className="text-title font-strong">{texts.sent}</h2>
            <CodeBlock code={JSON.stringify(event, null, 2)} label={texts.json} />
          </section>
          <section className="flex flex-col gap-3">
            <h2 className="text-title font-strong">{texts.revisions}</h2>
            {others.length === 0 ? (
              <p className="text-muted">{texts.noOther}</p>
            ) : (
              <ol className="flex flex-col gap-3">
                {revisions.map((one, index) => (
                  <li key={`${one.event.source} ${one.event.id}`}>
                    <details className="rounded-box border border-line bg-surface">
                      <summary className="flex cursor-pointer flex-wrap items-center gap-2 px-4 py-2">
                        {texts.revision(one.revision, instantName(one.event.time, zone))}
                        {index === 0 && <Badge tone="good">{texts.counting}</Badge>}
                        {one.deleted && <Badge tone="bad">{texts.removal}</Badge>}
                      </summary>
                      <div className="p-2">
                        <CodeBlock code={JSON.stringify(one.event, null, 2)} label={texts.revisionJson(one.revision)} />
                      </div>
                    </details>
                  </li>
                ))}
              </ol>
            )}
          </section>
        </>
      )}
    </div>
  );
}
