"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { TariffRow } from "#components/console/outputs.ts";
import { useRestore } from "#components/console/tariffs/use-restore.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

/** Takes a tariff out of force, after saying what that changes; it can be undone. */
export function RemoveTariff({ tariff, trigger }: { tariff: Pick<TariffRow, "id" | "name" | "subject">; trigger: ReactElement }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const restore = useRestore();
  const remove = useMutation(trpc.tariffs.remove.mutationOptions());

  async function run() {
    await remove.mutateAsync({ id: tariff.id });
    await queryClient.invalidateQueries({ queryKey: trpc.tariffs.pathKey() });
    toast({ text: `${tariff.name} is removed.`, tone: "good", action: { label: "Undo", onPress: () => void restore(tariff) } });
  }

  return (
    <Confirm
      trigger={trigger}
      title={`Remove ${tariff.name}?`}
      danger
      action="Remove"
      cancel="Keep it"
      onConfirm={run}
      text={
        <>
          <p>
            Costs of {tariff.subject === null ? "all homes it holds for" : tariff.subject.name} are told by what else is in force
            on its days, in the past as well. Days that are left without a tariff have no cost.
          </p>
          <p>It can be restored.</p>
        </>
      }
    />
  );
}
