"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Change } from "#server/quarantine/quarantine-input.ts";

const PAUSE_MS = 400;

type Props = {
  /** The text to begin with. */
  text: string;
  isBusy: boolean;
  /** Without a change: as it was sent. @throws what the server refuses it for */
  replay: (change?: Change) => Promise<unknown>;
};

/** The event to be mended: checked while it is written by what the door would say, then replayed. */
export function MendForm({ text: first, isBusy, replay }: Props) {
  const trpc = useTRPC();
  const [text, setText] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { mutate, data, variables } = useMutation(trpc.quarantine.check.mutationOptions());
  useEffect(() => {
    if (text === "") return;
    const timer = setTimeout(() => mutate({ text }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, mutate]);
  // What was said of a text that has been changed since is of no use.
  const said = data && variables?.text === text ? data : null;
  const isSame = text === first;

  const run = async (change?: Change) => {
    setFailure(null);
    try {
      await replay(change);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const refused = said?.verdict === "refused" || said?.verdict === "conflict";
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== "" && said && !refused) void run({ kind: "text", text });
      }}
    >
      <TextField
        label="The event, to be mended"
        isRequired
        multiline
        mono
        rows={Math.min(28, Math.max(10, first.split("\n").length + 1))}
        value={text}
        onChange={setText}
        error={refused ? `${placeOf(said)}${said.message ?? ""}` : undefined}
        hint="What was sent is kept beside it, as it was."
      />
      <p role="status" className="flex min-h-5 items-center gap-2 text-note">
        {said === null && text !== "" && <span className="text-muted">Checking…</span>}
        {said?.verdict === "fits" && (
          <>
            <Icon name="check" className="text-good" />
            <span>It fits its schema and would be accepted. Business rules speak when it is processed.</span>
          </>
        )}
        {said?.verdict === "duplicate" && said.message}
      </p>
      <FailureNote failure={failure} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="main" isPending={isBusy} isDisabled={said === null || refused || text === ""}>
          {isBusy ? "Replaying…" : "Replay"}
        </Button>
        <Button look="quiet" isDisabled={isSame} onPress={() => setText(first)}>
          Undo changes
        </Button>
        <Button look="quiet" className="ms-auto" isDisabled={isBusy} onPress={() => void run()}>
          Replay as it was sent
        </Button>
      </div>
    </form>
  );
}

/** Where it is wrong, unless the message begins with that: "data/currency must be …" of "/data/currency". */
function placeOf({ path, message }: { path: string | null; message: string | null }): string {
  return !path || message?.startsWith(path.slice(1)) ? "" : `${path}: `;
}
