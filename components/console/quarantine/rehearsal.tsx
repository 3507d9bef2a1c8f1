import type { QuarantineJob } from "#components/console/outputs.ts";
import { isOver, jobTitle } from "#components/console/quarantine/words.ts";
import { count } from "#components/format/unit.ts";
import { Progress } from "#components/ui/progress.tsx";

type Props = { job: QuarantineJob | null /** The edits are not those that were rehearsed. */; outdated: boolean };

/** What a replay would do, once it has been tried without keeping anything. */
export function Rehearsal({ job, outdated }: Props) {
  if (!job) return null;
  if (!isOver(job))
    return (
      <Progress label={jobTitle(job)} value={job.done} max={job.expected} text={`${count(job.done)} of ${count(job.expected)}`} />
    );
  const reasons = Object.entries(job.reasons).sort(([, a], [, b]) => b - a);
  return (
    <section
      aria-label="What a replay would do"
      role="status"
      className={`rounded-box bg-sunken px-4 py-3 ${outdated ? "opacity-60" : ""}`}
    >
      {job.state === "failed" && <p className="text-bad">The rehearsal failed: {job.error}</p>}
      <dl className="grid grid-cols-3 gap-4 tabular">
        <Figure name="Would be accepted" value={job.accepted} />
        <Figure name="Duplicates" value={job.duplicate} />
        <Figure name="Refused again" value={job.refused} bad={job.refused > 0} />
      </dl>
      {reasons.length > 0 && (
        <ul className="mt-2 flex flex-col gap-0.5 text-note">
          {reasons.map(([code, events]) => (
            <li key={code} className="flex justify-between gap-4">
              <code className="font-mono wrap-anywhere">{code}</code>
              <span className="tabular">{count(events)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-note text-muted">
        {outdated ? "You changed the edits since: rehearse again." : "Nothing was changed. Business rules were asked as well."}
      </p>
    </section>
  );
}

function Figure({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-note text-muted">{name}</dt>
      <dd className={`text-title font-strong ${bad ? "text-bad" : ""}`}>{count(value)}</dd>
    </div>
  );
}
