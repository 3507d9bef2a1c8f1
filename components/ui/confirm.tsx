"use client";
import { type ReactElement, type ReactNode, useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Modal } from "#components/ui/modal.tsx";

type Question = {
  /** As a question: "Revoke till-7?" */
  title: string;
  /** What happens then, and whether it can be undone. */
  text: ReactNode;
  /** What the button does, as a verb: "Revoke". */
  action: string;
  danger?: boolean;
  /** What stays the other way: "Keep it". */
  cancel?: string;
  /** What has to be written first, for what cannot be undone and costs much. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
};

/** Asks before something happens, at a button. What fails is said in the question, which stays open. */
export function Confirm({ trigger, ...question }: Question & { trigger: ReactElement }) {
  return (
    <DialogTrigger>
      {trigger}
      <Modal title={question.title} urgent>
        {(close) => <Answer {...question} close={close} />}
      </Modal>
    </DialogTrigger>
  );
}

/** The same for something that is asked without a button of its own, such as an item of a menu. */
export function ConfirmNow({ isOpen, onClose, ...question }: Question & { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal title={question.title} urgent isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      {(close) => <Answer {...question} close={close} />}
    </Modal>
  );
}

function Answer({
  text,
  action,
  danger,
  cancel = "Cancel",
  typed,
  onConfirm,
  close,
}: Omit<Question, "title"> & { close: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [word, setWord] = useState("");
  const ready = typed === undefined || word.trim() === typed;

  async function run() {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (ready && !busy) void run();
      }}
    >
      <div className="flex flex-col gap-2 wrap-anywhere">{typeof text === "string" ? <p>{text}</p> : text}</div>
      {typed !== undefined && (
        <TextField label={`Write ${typed} to go on`} value={word} onChange={setWord} autoFocus autoComplete="off" />
      )}
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={close} autoFocus={typed === undefined}>
          {cancel}
        </Button>
        <Button type="submit" look={danger ? "danger" : "main"} isPending={busy} isDisabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  );
}
