import Link from "next/link";
import type { RunRow } from "#components/console/outputs.ts";
import { rate } from "#components/console/runs/words.ts";
import { instantName } from "#components/format/instant.ts";
import { spanName } from "#components/format/span.ts";
import { count } from "#components/format/unit.ts";
import { Facts } from "#components/ui/description-list.tsx";
import { Id } from "#components/ui/id.tsx";

const BATCH = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** One run: what it did, how long it took, and how it ended. */
export function RunView({ run, zone }: { run: RunRow; zone: string }) {
  const perSecond = rate(run);
  const ended = new Date(Date.parse(run.startedAt) + run.ms).toISOString();
  return (
    <div className="flex flex-col gap-8">
      {run.error && (
        <section aria-label="Error" className="rounded-box bg-bad-tint px-4 py-3">
          <h2 className="font-strong text-bad">Why it failed</h2>
          <pre className="mt-1 overflow-x-auto font-mono text-note whitespace-pre-wrap wrap-anywhere">{run.error}</pre>
        </section>
      )}
      <Facts
        label="The run"
        rows={[
          { name: "Run", value: <Id id={run.id} what="run's id" letters={40} /> },
          ...(run.target
            ? [
                {
                  name: "About",
                  value: BATCH.test(run.target) ? (
                    <Link href={`/data/batches/${run.target}`} prefetch={false} className="text-accent hover:underline">
                      {`Batch …${run.target.slice(-12)}`}
                    </Link>
                  ) : (
                    run.target
                  ),
                },
              ]
            : []),
          { name: "Started", value: `${instantName(run.startedAt, zone)} (${zone})` },
          { name: "Ended", value: instantName(ended, zone) },
          { name: "Took", value: spanName(run.ms) },
          { name: "Rows in", value: count(run.rowsIn) },
          { name: "Rows out", value: count(run.rowsOut) },
          { name: "Rate", value: perSecond === null ? "Nothing to count" : `${count(perSecond)} rows a second` },
          {
            name: "Watermark",
            value: run.watermark
              ? `Everything received up to ${instantName(run.watermark, zone)} was in`
              : "It says nothing of what was received",
          },
        ]}
      />
    </div>
  );
}
