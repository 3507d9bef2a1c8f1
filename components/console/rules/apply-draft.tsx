"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DialogTrigger } from "react-aria-components";
import { useWatch } from "react-hook-form";
import { toRules } from "#components/console/rules/draft.ts";
import type { DraftState } from "#components/console/rules/use-draft.ts";
import { changesName } from "#components/console/rules/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormRadio, FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { ApplyQuestion } from "#server/rules/rules-input.ts";

type Props = {
  state: DraftState /** What the preview found; null: it was not looked at to the end. */;
  changed: number | null;
  onApplied: () => void;
};

/** Puts the draft in force, after asking for which payments. */
export function ApplyDraft(props: Props) {
  return (
    <DialogTrigger>
      <Button look="main">Apply…</Button>
      <Modal title="Apply the draft?" size="medium" urgent>
        {(close) => <Question {...props} close={close} />}
      </Modal>
    </DialogTrigger>
  );
}

function Question({ state, changed, onApplied, close }: Props & { close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const change = useMutation(trpc.rules.change.mutationOptions());
  const form = useZodForm(ApplyQuestion, { defaultValues: { which: "all", day: "", note: "" } });
  const which = useWatch({ control: form.control, name: "which" });
  return (
    <FormShell
      form={form}
      submit="Apply"
      busyLabel="Applying…"
      onCancel={close}
      onSubmit={async ({ past, note }) => {
        const { version } = await change.mutateAsync({ rules: toRules(state.draft), base: state.base, past, note });
        await queryClient.invalidateQueries({ queryKey: trpc.rules.pathKey() });
        toast({ text: `Version ${version} of the rules is in force.`, tone: "good" });
        close();
        onApplied();
      }}
    >
      <p>
        {state.changes && `${sentence(changesName(state.changes))}. `}
        The rules in force now stay in the history and can be restored.
      </p>
      <FormRadio
        name="which"
        label="Payments of the past"
        options={[
          {
            value: "all",
            label: "All get the new rules",
            hint: changed === null ? "In the background, month by month" : `${changed} would change`,
          },
          { value: "since", label: "Those from a day on get them" },
          { value: "none", label: "None: only what arrives from now on" },
        ]}
      />
      {which === "since" && <FormText name="day" label="From" type="date" className="max-w-48" />}
      <FormText name="note" label="Why" isRequired={false} maxLength={500} hint="Kept in the history" autoComplete="off" />
    </FormShell>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
