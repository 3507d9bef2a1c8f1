import type { BatchDetails } from "#components/console/outputs.ts";
import { spanName } from "#components/format/span.ts";
import { Icon } from "#components/ui/icon.tsx";
import { When } from "#components/ui/when.tsx";

type Step = { name: string; state: "done" | "now" | "later" | "failed"; at: string | null; note: string };

/** The way of a batch from its receipt to the figures. */
export function BatchWay({
  batch,
  asOf,
  zone,
}: {
  batch: BatchDetails /** Everything received up to then is in the figures. */;
  asOf: string;
  zone: string;
}) {
  return (
    <ol aria-label="Its way" className="grid gap-3 sm:grid-cols-3">
      {stepsOf(batch, asOf).map((step) => (
        <li key={step.name} className="flex gap-3 rounded-box border border-line bg-surface p-4">
          <span className={`mt-0.5 ${step.state === "done" ? "text-good" : step.state === "failed" ? "text-bad" : "text-muted"}`}>
            <Icon name={step.state === "done" ? "check" : step.state === "failed" ? "warning" : "clock"} />
          </span>
          <span className="min-w-0">
            <span className="block font-strong">{step.name}</span>
            <span className="block text-note text-muted">{step.at ? <When at={step.at} zone={zone} /> : step.note}</span>
            {step.at && <span className="block text-note text-muted">{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stepsOf(batch: BatchDetails, asOf: string): Step[] {
  const { state, receivedAt, processedAt, attempts, nextAttemptAt } = batch;
  const received: Step = { name: "Received", state: "done", at: receivedAt, note: "Stored durably, and answered" };
  if (batch.accepted === 0)
    return [received, { name: "Nothing to process", state: "done", at: null, note: "None of its events was new and accepted" }];
  if (state === "failed") {
    return [
      received,
      { name: "Given up", state: "failed", at: null, note: `After ${attempts} attempts; its events are kept` },
      { name: "In the figures", state: "later", at: null, note: "Once it is processed" },
    ];
  }
  if (state === "ready") {
    const note =
      attempts === 0 ? "Waits for a worker" : `Failed ${attempts} times so far; tried again ${nextAttemptAt ? "soon" : "now"}`;
    return [
      received,
      { name: "To be processed", state: "now", at: null, note },
      { name: "In the figures", state: "later", at: null, note: "Once it is processed" },
    ];
  }
  const took = processedAt ? `${spanName(Date.parse(processedAt) - Date.parse(receivedAt))} after it came` : "";
  const rolled = Date.parse(asOf) > Date.parse(receivedAt);
  return [
    received,
    { name: "Processed", state: "done", at: processedAt, note: took },
    rolled
      ? { name: "In the figures", state: "done", at: null, note: "Rolled up" }
      : { name: "To be rolled up", state: "now", at: null, note: "A worker adds it to the figures" },
  ];
}
