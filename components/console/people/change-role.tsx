"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { calledBy, type Person, ROLES } from "#components/console/people/person.ts";
import { needsSubject, RoleFields, RoleSelect, SUBJECT_MISSING, withSubject } from "#components/console/people/person-fields.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";

const Fields = RoleFields.refine(needsSubject, SUBJECT_MISSING);

type Props = { person: Person; isOpen: boolean; onClose: () => void };

/** Gives somebody another role. */
export function ChangeRole({ person, isOpen, onClose }: Props) {
  return (
    <Modal title={`Role of ${calledBy(person)}`} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      {(close) => <Form person={person} close={close} />}
    </Modal>
  );
}

function Form({ person, close }: { person: Person; close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const role = person.role === "operator" ? "admin" : person.role;
  const form = useZodForm(Fields, { defaultValues: { role, subject: person.subject ?? "" } });
  const change = useMutation(
    trpc.users.setRole.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.users.list.queryKey() }),
    }),
  );
  return (
    <FormShell
      form={form}
      submit="Change"
      busyLabel="Changing…"
      onCancel={close}
      onSubmit={async (fields) => {
        await change.mutateAsync({ id: person.id, ...withSubject(fields) });
        toast({ text: `${calledBy(person)} is ${ROLES[fields.role].toLowerCase()} now.`, tone: "good" });
        close();
      }}
    >
      <p className="text-muted">Sessions that are open end: they sign in anew.</p>
      <RoleSelect />
    </FormShell>
  );
}
