import Link from "next/link";
import type { ReactNode } from "react";
import type { FreshnessNow } from "#components/console/outputs.ts";
import { instantName } from "#components/format/instant.ts";
import { spanName } from "#components/format/span.ts";
import { count } from "#components/format/unit.ts";
import { Icon } from "#components/ui/icon.tsx";
import { address } from "#components/url/one.ts";

/** Waiting longer than this is worth a word: a worker takes seconds. */
const LATE_MS = 60_000;

const LOOKS = {
  good: { box: "border-line bg-surface", icon: "check", ink: "text-good" },
  warn: { box: "border-line bg-warn-tint", icon: "clock", ink: "text-ink" },
  bad: { box: "border-line bg-bad-tint", icon: "warning", ink: "text-bad" },
} as const;

/** Whether all figures are up to date, in a sentence, and the figures behind it. */
export function Answer({ now, zone }: { now: FreshnessNow; zone: string }) {
  const lag = now.waitingSince ? Date.parse(now.now) - Date.parse(now.waitingSince) : 0;
  const tone = now.failed > 0 ? "bad" : lag > LATE_MS ? "warn" : "good";
  const { box, icon, ink } = LOOKS[tone];
  const events = now.minutes.reduce((sum, minute) => sum + minute.events, 0);
  const refused = now.minutes.reduce((sum, minute) => sum + minute.refused, 0);
  // The minute that runs is not over; the one before says how much comes now.
  const before = Math.floor(Date.parse(now.now) / 60_000) * 60_000 - 60_000;
  const rate = now.minutes.find(({ at }) => Date.parse(at) === before)?.events ?? 0;
  const facts: { name: string; value: ReactNode; about: string }[] = [
    { name: "Events a minute", value: count(rate), about: "In the last whole minute" },
    {
      name: "Waiting",
      value: count(now.waiting.events),
      about: now.waiting.batches === 0 ? "Nothing waits to be processed" : `In ${count(now.waiting.batches)} batches`,
    },
    { name: "Lag", value: lag > 0 ? spanName(lag) : "None", about: "How long the oldest has waited" },
    {
      name: "Refused",
      value: events === 0 ? "–" : `${((100 * refused) / events).toFixed(refused > 0 && refused / events < 0.1 ? 1 : 0)} %`,
      about: "Of what came in the last hour",
    },
  ];
  return (
    <section aria-label="Freshness" className="flex flex-col gap-3">
      <div role="status" className={`flex items-start gap-3 rounded-box border p-4 sm:p-6 ${box}`}>
        <Icon name={icon} className={`mt-1 ${ink}`} />
        <div className="min-w-0">
          <p className="text-title font-strong">{sentence(now, lag, zone)}</p>
          <p className="text-muted">
            {now.failed > 0 ? (
              <Link href={address("/data/batches", { state: "failed" })} prefetch={false} className="text-accent underline">
                {`${count(now.failed)} ${now.failed === 1 ? "batch was" : "batches were"} given up`}
              </Link>
            ) : lag > LATE_MS ? (
              "No worker may be running: whoever runs this service can tell."
            ) : (
              "What is received now is in every figure within about two seconds."
            )}
          </p>
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {facts.map(({ name, value, about }) => (
          <div key={name} className="flex flex-col rounded-box border border-line bg-surface p-4">
            <dt className="text-muted">{name}</dt>
            <dd className="text-figure font-strong tabular">{value}</dd>
            <dd className="text-note text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function sentence(now: FreshnessNow, lag: number, zone: string): string {
  const until = instantName(now.asOf, zone);
  if (now.failed > 0) return "Some of what was received is in no figure";
  return lag > LATE_MS
    ? `Figures lag behind: they hold what was received until ${until}`
    : `All figures are up to date as of ${until}`;
}
