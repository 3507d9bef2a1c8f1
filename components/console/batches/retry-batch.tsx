"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useToast } from "#components/ui/toast.tsx";

/** Has a batch that was given up tried again. */
export function RetryBatch({ id }: { id: string }) {
  const [trpc, router, toast] = [useTRPC(), useRouter(), useToast()];
  const retry = useMutation(trpc.batches.retry.mutationOptions());
  return (
    <Confirm
      title="Try this batch again?"
      text="Its events are kept. If what made it fail is mended they are processed now; else it fails again, after several attempts, and stays here."
      action="Try again"
      trigger={
        <Button look="main">
          <Icon name="refresh" />
          Try again
        </Button>
      }
      onConfirm={async () => {
        await retry.mutateAsync({ id });
        toast({ text: "A worker tries it again.", tone: "good" });
        router.refresh();
      }}
    />
  );
}
