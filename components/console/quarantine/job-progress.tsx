import type { QuarantineJob } from "#components/console/outputs.ts";
import { isOver, jobOutcome, jobTitle } from "#components/console/quarantine/words.ts";
import { count } from "#components/format/unit.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";

type Props = { job: QuarantineJob; onCancel: () => void; isCancelling: boolean };

/** How far a job on the quarantine is, and a way to end it. */
export function JobProgress({ job, onCancel, isCancelling }: Props) {
  if (isOver(job)) return null;
  return (
    <section aria-label={jobTitle(job)} className="mb-4 flex flex-col gap-3 rounded-box border border-line bg-surface p-4">
      <Progress label={jobTitle(job)} value={job.done} max={job.expected} text={`${count(job.done)} of ${count(job.expected)}`} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-note text-muted">
          {job.state === "queued" ? "Waits for a worker." : `${jobOutcome(job)} so far.`} What is done stays done if you cancel.
        </p>
        <Button look="quiet" isPending={isCancelling} onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
