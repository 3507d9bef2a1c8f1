"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { calledBy, type Person } from "#components/console/people/person.ts";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useToast } from "#components/ui/toast.tsx";

/** What needs no question: letting somebody in again, sending an invitation again. `onLink` gets the link to hand over. */
export function usePersonVerbs(person: Person, onLink: (path: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const onError = (error: unknown) => toast({ text: failureOf(error).message, tone: "bad" });
  const enable = useMutation(
    trpc.users.enable.mutationOptions({
      onError,
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.users.list.queryKey() });
        toast({ text: `${calledBy(person)} may sign in again.`, tone: "good" });
      },
    }),
  );
  const resend = useMutation(
    trpc.invitations.resend.mutationOptions({
      onError,
      onSuccess: async ({ path }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() });
        if (path === null) toast({ text: `${person.email} gets a new mail; the link before works no more.`, tone: "good" });
        else onLink(path);
      },
    }),
  );
  return { enable: () => enable.mutate({ id: person.id }), resend: () => resend.mutate({ id: person.id }) };
}
