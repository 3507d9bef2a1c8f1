"use client";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { ViewAs } from "#server/view-as/view-as-input.ts";

type Props = { subject: { subject: string; name: string }; onClose: () => void };

const Reason = ViewAs.pick({ reason: true });

/** Asks why somebody wants to see a customer's screen, and goes there. */
export function StartView({ subject: { subject, name }, onClose }: Props) {
  return (
    <Modal title={`View as ${name}?`} isOpen onOpenChange={(open) => open || onClose()}>
      {(close) => <Question subject={subject} close={close} />}
    </Modal>
  );
}

function Question({ subject, close }: { subject: string; close: () => void }) {
  const trpc = useTRPC();
  const form = useZodForm(Reason, { defaultValues: { reason: "" } });
  const start = useMutation(trpc.viewAs.start.mutationOptions());
  return (
    <FormShell
      form={form}
      submit="View as this customer"
      busyLabel="Opening…"
      onCancel={close}
      onSubmit={async ({ reason }) => {
        await start.mutateAsync({ subject, reason });
        // A whole new page: nothing of one's own screen stays in memory.
        window.location.assign("/");
      }}
    >
      <p>
        You see exactly what they see, for an hour at most, and can change nothing. Who looked, when and why stands in the audit
        trail.
      </p>
      <FormText
        name="reason"
        label="Why"
        hint="A ticket's number, or a few words."
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={500}
      />
    </FormShell>
  );
}
