"use client";
import { useState } from "react";
import type { QuarantineJob } from "#components/console/outputs.ts";
import { type Draft, EditRows, newDraft, placeError, toEdit } from "#components/console/quarantine/edit-rows.tsx";
import { Rehearsal } from "#components/console/quarantine/rehearsal.tsx";
import { useJob } from "#components/console/quarantine/use-job.ts";
import { eventsWord } from "#components/console/quarantine/words.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { RadioField } from "#components/ui/checks.tsx";
import type { Change, QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

/** Which events, and how many they are as far as the page knows. */
export type Asked = {
  filter: QuarantineFilter;
  events: number /** A reason they have in common, to begin with. */;
  code?: string;
  path?: string;
};

type Props = { asked: Asked; start: (change: Change | undefined) => Promise<unknown>; close: () => void };

/** How many events are replayed: as they are, or with the same edits made to each, tried out first. */
export function ReplayDialog({ asked, start, close }: Props) {
  const [how, setHow] = useState<"as_sent" | "edits">("as_sent");
  const [drafts, setDrafts] = useState<Draft[]>([
    newDraft(0, asked.path ?? "", asked.code?.endsWith("unknown_key") ? "remove" : "set"),
  ]);
  const [strict, setStrict] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [rehearsed, setRehearsed] = useState<{ job: QuarantineJob; of: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const change: Change | undefined = how === "edits" ? { kind: "edits", edits: drafts.map(toEdit) } : undefined;
  const said = JSON.stringify(change ?? null);
  const rehearsal = useJob((job) => setRehearsed({ job, of: said }));

  const run = async (work: () => Promise<unknown>) => {
    setStrict(true);
    setFailure(null);
    if (how === "edits" && drafts.some(({ path }) => placeError(path) !== undefined)) return false;
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    }
  };
  const rehearse = () => run(() => rehearsal.start({ kind: "replay", filter: asked.filter, change, rehearsal: true }));
  const replay = async () => {
    setBusy(true);
    if (await run(() => start(change))) close();
    else setBusy(false);
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void replay();
      }}
    >
      <p>
        Each event goes through the door again, with its own identity: one that is stored already is a duplicate and changes no
        figure. What is refused again stays here, with the new reason.
      </p>
      <RadioField
        label="What is replayed"
        isRequired
        value={how}
        onChange={setHow}
        options={[
          {
            value: "as_sent",
            label: "The events as they were sent",
            hint: "After a rule, the accepted window or a schema has changed",
          },
          { value: "edits", label: "With the same edits made to each", hint: "What was sent is kept as it is besides" },
        ]}
      />
      {how === "edits" && <EditRows drafts={drafts} onChange={setDrafts} strict={strict} />}
      <Rehearsal job={rehearsal.job} outdated={rehearsed !== null && rehearsed.of !== said} />
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <Button onPress={() => void rehearse()} isPending={rehearsal.isStarting}>
          Rehearse
        </Button>
        <Button type="submit" look="main" isPending={busy}>
          {busy ? "Starting…" : `Replay ${eventsWord(asked.events)}`}
        </Button>
      </div>
    </form>
  );
}
