"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DialogTrigger } from "react-aria-components";
import { z } from "zod";
import { KEY_SCOPES } from "#components/console/key-columns.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormCheckGroup, FormSelect, FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { NewKey } from "#server/keys/key-input.ts";

const DAY_MS = 86_400_000;
const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "for ever", label: "Until it is revoked" },
];

const SCOPES = Object.entries(KEY_SCOPES).map(([value, name]) => ({
  value,
  label: (
    <>
      {name} <code className="font-mono text-note text-muted">{value}</code>
    </>
  ),
}));

const Fields = NewKey.pick({ name: true, scopes: true }).extend({ life: z.enum(["30", "90", "365", "for ever"]) });

/** Makes a key and shows it, once. */
export function CreateKey() {
  return (
    <DialogTrigger>
      <Button look="main">Create a key</Button>
      <Modal title="New API key">{(close) => <Form close={close} />}</Modal>
    </DialogTrigger>
  );
}

function Form({ close }: { close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useZodForm(Fields, { defaultValues: { name: "", scopes: ["events:write"], life: "90" } });
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() }),
    }),
  );
  if (create.data) {
    return (
      <>
        <p>This is the only time it is shown. Copy it to where your server keeps its secrets.</p>
        <CodeBlock code={create.data.key} label="The new key" />
        <div className="flex justify-end">
          <Button look="main" onPress={close}>
            Done
          </Button>
        </div>
      </>
    );
  }
  return (
    <FormShell
      form={form}
      submit="Create"
      busyLabel="Creating…"
      onCancel={close}
      onSubmit={({ life, ...fields }) => {
        const days = Number(life);
        return create.mutateAsync({
          ...fields,
          ...(life !== "for ever" && { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() }),
        });
      }}
    >
      <FormText
        name="name"
        label="Name"
        hint="Say which server uses it: that is how you find it again."
        autoFocus
        autoComplete="off"
      />
      <FormCheckGroup name="scopes" label="It may" options={SCOPES} />
      <FormSelect name="life" label="It works for" options={LIVES} />
    </FormShell>
  );
}
