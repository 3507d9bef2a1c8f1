"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { KEY_SCOPES } from "#components/console/key-columns.tsx";
import type { KeyRow } from "#components/console/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { instantName } from "#components/format/instant.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = { keys: KeyRow[]; zone: string; trigger: ReactElement; onRevoked?: () => void };

/** Ends keys, after saying what will no longer work. It cannot be undone. */
export function RevokeKeys({ keys, zone, trigger, onRevoked }: Props) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const revoke = useMutation(trpc.keys.revokeMany.mutationOptions());
  const [only] = keys;
  const what = keys.length === 1 && only ? only.name : `${keys.length} keys`;
  const used = keys.filter((key) => key.lastUsedAt !== null).sort((a, b) => (a.lastUsedAt! < b.lastUsedAt! ? 1 : -1))[0];
  const broken = [...new Set(keys.flatMap((key) => key.scopes))].map((scope) => KEY_SCOPES[scope].toLowerCase());

  async function run() {
    await revoke.mutateAsync({ ids: keys.map(({ id }) => id) });
    await queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() });
    toast({ text: keys.length === 1 ? `${what} is revoked.` : `${what} are revoked.`, tone: "good" });
    onRevoked?.();
  }

  return (
    <Confirm
      trigger={trigger}
      title={`Revoke ${what}?`}
      danger
      action="Revoke"
      cancel={keys.length === 1 ? "Keep it" : "Keep them"}
      onConfirm={run}
      text={
        <>
          <p>
            Servers that use {keys.length === 1 ? "it" : "them"} are refused from their next request on: they can no longer{" "}
            {broken.join(", ")}.
          </p>
          <p>
            {used?.lastUsedAt
              ? `Last used ${instantName(used.lastUsedAt, zone, { seconds: false })}${keys.length === 1 ? "" : ` (${used.name})`}.`
              : "Never used so far."}{" "}
            This cannot be undone; a new key can be created.
          </p>
        </>
      }
    />
  );
}
