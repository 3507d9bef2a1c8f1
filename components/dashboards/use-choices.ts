"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/data/trpc.ts";
import { useToast } from "#components/ui/toast.tsx";
import { useWords } from "#components/words/use-words.tsx";

type RecurringChoice = { key: string; state: "confirmed" | "dismissed" | null };
type Merge = { keys: string[]; into: string };
type Dismissal = { key: string; dismissed: boolean };

/**
 * What a viewer says of their own dashboard: it is kept, the dashboard follows, and the message that tells of it can take it back.
 * Each verb takes what is wanted, what to tell, and what puts it back.
 */
export function useChoices() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { language, shared } = useWords();
  const options = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.dashboards.pathKey() }),
    // The server explains itself in English.
    onError: ({ message }: { message: string }) => toast({ text: language === "en" ? message : shared.notKept, tone: "bad" }),
  } as const;
  const recurring = useMutation(trpc.choices.setRecurring.mutationOptions(options));
  const merge = useMutation(trpc.choices.mergeRecurring.mutationOptions(options));
  const split = useMutation(trpc.choices.splitRecurring.mutationOptions(options));
  const unusual = useMutation(trpc.choices.setUnusual.mutationOptions(options));
  const standby = useMutation(trpc.choices.setStandby.mutationOptions(options));
  const tell = (text: string, undo: () => void) => () => toast({ text, action: { label: shared.undo, onPress: undo } });
  return {
    setRecurring: (wanted: RecurringChoice, told: string, before: RecurringChoice) =>
      recurring.mutate(wanted, { onSuccess: tell(told, () => recurring.mutate(before)) }),
    mergeRecurring: (wanted: Merge, told: string, before: { key: string }) =>
      merge.mutate(wanted, { onSuccess: tell(told, () => split.mutate(before)) }),
    splitRecurring: (wanted: { key: string }, told: string, before: Merge) =>
      split.mutate(wanted, { onSuccess: tell(told, () => merge.mutate(before)) }),
    setUnusual: (wanted: Dismissal, told: string, before: Dismissal) =>
      unusual.mutate(wanted, { onSuccess: tell(told, () => unusual.mutate(before)) }),
    setStandby: (watts: number | null, told: string, before: number | null) =>
      standby.mutate({ watts }, { onSuccess: tell(told, () => standby.mutate({ watts: before })) }),
  };
}
