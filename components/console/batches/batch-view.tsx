import Link from "next/link";
import { BatchWay } from "#components/console/batches/batch-way.tsx";
import { TRANSPORTS } from "#components/console/batches/words.ts";
import type { BatchDetails } from "#components/console/outputs.ts";
import { STAGES } from "#components/console/quarantine/words.ts";
import { instantName } from "#components/format/instant.ts";
import { count } from "#components/format/unit.ts";
import { Facts } from "#components/ui/description-list.tsx";
import { Id } from "#components/ui/id.tsx";
import { Table } from "#components/ui/table.tsx";
import { address } from "#components/url/one.ts";

type Props = { batch: BatchDetails; asOf: string; zone: string };

/** One batch: its way, what became of its events, and where it came from. */
export function BatchView({ batch, asOf, zone }: Props) {
  const { accepted, duplicate, quarantined, refused, timeFrom, timeTo } = batch;
  const figures = [
    {
      name: "Accepted",
      value: accepted,
      about: refused > 0 ? `${count(refused)} of them refused in processing` : "New, and stored",
    },
    { name: "Duplicates", value: duplicate, about: "Stored before, the very same" },
    { name: "Refused", value: quarantined + refused, about: "In quarantine" },
  ];
  return (
    <div className="flex flex-col gap-8">
      <BatchWay batch={batch} asOf={asOf} zone={zone} />
      {batch.error && (
        <section aria-label="Error" className="rounded-box bg-bad-tint px-4 py-3">
          <h2 className="font-strong text-bad">What the last attempt said</h2>
          <pre className="mt-1 overflow-x-auto font-mono text-note whitespace-pre-wrap wrap-anywhere">{batch.error}</pre>
        </section>
      )}
      <section aria-label="What became of its events" className="grid gap-3 sm:grid-cols-3">
        {figures.map(({ name, value, about }) => (
          <div key={name} className="rounded-box border border-line bg-surface p-4">
            <p className="text-muted">{name}</p>
            <p className={`text-figure font-strong tabular ${name === "Refused" && value > 0 ? "text-bad" : ""}`}>
              {count(value)}
            </p>
            <p className="text-note text-muted">{about}</p>
          </div>
        ))}
      </section>
      {batch.reasons.length > 0 && (
        <section aria-labelledby="reasons" className="flex flex-col gap-3">
          <h2 id="reasons" className="text-title font-strong">
            Why events were refused
          </h2>
          <Table
            label="Reasons"
            columns={[{ name: "Reason" }, { name: "Refused", wide: true }, { name: "Events", end: true }]}
            rows={batch.reasons.map(({ code, stage, events }) => ({
              key: `${stage} ${code}`,
              cells: [
                <Link
                  key="code"
                  href={address("/data/quarantine", {
                    ...(batch.transport !== "replay" && { batch: batch.id }),
                    code,
                    state: "all",
                  })}
                  prefetch={false}
                  className="font-mono text-note text-accent hover:underline"
                >
                  {code}
                </Link>,
                STAGES[stage],
                count(events),
              ],
            }))}
          />
        </section>
      )}
      <Facts
        label="Where it came from"
        rows={[
          { name: "Batch", value: <Id id={batch.id} what="batch's id" letters={40} /> },
          { name: "By", value: `${TRANSPORTS[batch.transport]}, ${batch.origin}` },
          {
            name: "Its events' times",
            value:
              timeFrom && timeTo
                ? `${instantName(timeFrom, zone)} to ${instantName(timeTo, zone)} (${zone})`
                : "None of its events could be read as far as its time",
          },
          { name: "Attempts", value: count(batch.attempts) },
        ]}
      />
    </div>
  );
}
