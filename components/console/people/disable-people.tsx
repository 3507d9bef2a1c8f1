"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { calledBy, type Person } from "#components/console/people/person.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Confirm, ConfirmNow } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = { people: Person[]; onDone?: () => void };

/** Locks people out, after saying what ends. */
export function DisablePeople({ trigger, ...props }: Props & { trigger: ReactElement }) {
  return <Confirm trigger={trigger} {...useQuestion(props)} />;
}

/** The same from a menu. */
export function DisableNow({ isOpen, onClose, ...props }: Props & { isOpen: boolean; onClose: () => void }) {
  return <ConfirmNow isOpen={isOpen} onClose={onClose} {...useQuestion(props)} />;
}

function useQuestion({ people, onDone }: Props) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.users.list.queryKey() });
  const disable = useMutation(trpc.users.disableMany.mutationOptions());
  const enable = useMutation(trpc.users.enable.mutationOptions({ onSuccess: refresh }));
  const [only] = people;
  const what = people.length === 1 && only ? calledBy(only) : `${people.length} people`;
  return {
    title: `Disable ${what}?`,
    action: "Disable",
    danger: true,
    text: (
      <>
        <p>Open sessions end with the next click, on every device, and signing in is refused.</p>
        <p>Nothing is deleted: enable them again at any time, with the same password.</p>
      </>
    ),
    onConfirm: async () => {
      await disable.mutateAsync({ ids: people.map(({ id }) => id) });
      await refresh();
      toast({
        text: people.length === 1 ? `${what} is disabled.` : `${what} are disabled.`,
        tone: "good",
        ...(people.length === 1 && only && { action: { label: "Enable again", onPress: () => enable.mutate({ id: only.id }) } }),
      });
      onDone?.();
    },
  };
}
