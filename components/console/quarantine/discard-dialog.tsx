"use client";
import { useState } from "react";
import { eventsWord } from "#components/console/quarantine/words.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";

type Props = { events: number; start: (note: string) => Promise<unknown>; close: () => void };

/** Puts events aside for good, with the reason why. */
export function DiscardDialog({ events, start, close }: Props) {
  const [note, setNote] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function discard() {
    if (note.trim() === "") return setError("Say why: whoever looks for these events later will want to know");
    setBusy(true);
    try {
      await start(note);
      close();
    } catch (cause) {
      setFailure(failureOf(cause));
      setBusy(false);
    }
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void discard();
      }}
    >
      <p>They count in no figure and leave the open list. Their bytes are kept, and they can be reopened at any time.</p>
      <TextField
        label="Why"
        isRequired
        autoFocus
        maxLength={500}
        value={note}
        onChange={(text) => {
          setNote(text);
          setError(undefined);
        }}
        error={error}
        placeholder="A test of the sender's"
      />
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={close}>Keep them open</Button>
        <Button type="submit" look="danger" isPending={busy}>
          {`Discard ${eventsWord(events)}`}
        </Button>
      </div>
    </form>
  );
}
