"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DialogTrigger } from "react-aria-components";
import { HandOver } from "#components/console/people/hand-over.tsx";
import { needsSubject, RoleFields, RoleSelect, SUBJECT_MISSING, withSubject } from "#components/console/people/person-fields.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { Email } from "#server/users/user-input.ts";

const Fields = RoleFields.extend({ email: Email }).refine(needsSubject, SUBJECT_MISSING);

/** Invites somebody: by mail, or by a link to hand over where no mails are sent. */
export function InvitePerson() {
  return (
    <DialogTrigger>
      <Button look="main">Invite somebody</Button>
      <Modal title="Invite somebody">{(close) => <Form close={close} />}</Modal>
    </DialogTrigger>
  );
}

function Form({ close }: { close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const form = useZodForm(Fields, { defaultValues: { email: "", role: "viewer", subject: "" } });
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() }),
    }),
  );
  if (create.data?.path) return <HandOver email={create.data.email} path={create.data.path} close={close} />;
  return (
    <FormShell
      form={form}
      submit="Invite"
      busyLabel="Inviting…"
      onCancel={close}
      onSubmit={async ({ email, ...fields }) => {
        const made = await create.mutateAsync({ email, ...withSubject(fields) });
        if (made.path !== null) return;
        toast({ text: `${made.email} is invited by mail.`, tone: "good" });
        close();
      }}
    >
      <FormText name="email" type="email" label="E-mail address" autoFocus autoComplete="off" />
      <RoleSelect />
    </FormShell>
  );
}
