"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Person } from "#components/console/people/person.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { ConfirmNow } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = { person: Person; isOpen: boolean; onClose: () => void };

/** Takes an invitation back, after asking. */
export function RevokeInvitation({ person, isOpen, onClose }: Props) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const revoke = useMutation(trpc.invitations.revoke.mutationOptions());
  return (
    <ConfirmNow
      isOpen={isOpen}
      onClose={onClose}
      title={`Revoke the invitation of ${person.email}?`}
      text="The link that was sent opens nothing any more. They can be invited again."
      action="Revoke"
      cancel="Keep it"
      danger
      onConfirm={async () => {
        await revoke.mutateAsync({ id: person.id });
        await queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() });
        toast({ text: `${person.email} is no longer invited.`, tone: "good" });
      }}
    />
  );
}
