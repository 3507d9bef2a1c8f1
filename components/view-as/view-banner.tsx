"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { clockName } from "#components/format/instant.ts";
import type { Me } from "#components/shell/navigation.ts";
import { Button } from "#components/ui/button.tsx";

type Props = { viewing: NonNullable<Me["viewing"]>; me: Pick<Me, "name">; zone: string };

/** On every page while somebody sees a customer's screen: whose it is, who looks, since when, and the way out. */
export function ViewBanner({ viewing, me, zone }: Props) {
  const trpc = useTRPC();
  const [failure, setFailure] = useState<string | null>(null);
  const leave = useMutation(
    trpc.viewAs.leave.mutationOptions({
      onSuccess: () => window.location.assign("/customers"),
      onError: (error) => setFailure(failureOf(error).message),
    }),
  );
  // When the hour is over the next question would be answered as one's own: the page goes before it does.
  useEffect(() => {
    const left = Date.parse(viewing.until) - Date.now();
    const timer = setTimeout(() => window.location.assign("/customers"), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [viewing.until]);
  return (
    <section
      aria-label="Viewing as a customer"
      className="fixed inset-x-0 bottom-0 z-30 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-warn-tint px-4 py-2 shadow-box sm:px-6"
    >
      <p className="min-w-0 grow wrap-anywhere">
        <span className="font-strong">
          Viewing as <bdi>{viewing.name}</bdi>.
        </span>{" "}
        You are {me.name}, and can change nothing here. Since {clockName(viewing.since, zone)}, until{" "}
        {clockName(viewing.until, zone)} at most.
      </p>
      {failure && (
        <p role="alert" className="text-bad">
          {failure}
        </p>
      )}
      <Button look="main" isPending={leave.isPending} onPress={() => leave.mutate()}>
        Leave
      </Button>
    </section>
  );
}
