"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useToast } from "#components/ui/toast.tsx";

/** Puts a removed tariff back in force, and says so, or why not. */
export function useRestore(): (tariff: { id: string; name: string }) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const restore = useMutation(trpc.tariffs.restore.mutationOptions());
  return async ({ id, name }) => {
    try {
      await restore.mutateAsync({ id });
      await queryClient.invalidateQueries({ queryKey: trpc.tariffs.pathKey() });
      toast({ text: `${name} is in its place again.`, tone: "good" });
    } catch (error) {
      toast({ text: failureOf(error).message, tone: "bad" });
    }
  };
}
