"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import type { EmbedSessionRow } from "#components/console/embedding/outputs.ts";
import { sessionName } from "#components/console/embedding/sessions/session-columns.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = { sessions: EmbedSessionRow[]; trigger: ReactElement; onRevoked?: () => void };

/** Ends frames that run, after saying what their viewers will see. */
export function RevokeSessions({ sessions, trigger, onRevoked }: Props) {
  const [trpc, router, toast] = [useTRPC(), useRouter(), useToast()];
  const revoke = useMutation(trpc.embed.revokeSession.mutationOptions());
  const [only] = sessions;
  const one = sessions.length === 1 && only;
  const what = one ? `the frame of ${sessionName(only)}` : `${sessions.length} frames`;

  async function run() {
    try {
      for (const { id } of sessions) await revoke.mutateAsync({ id });
    } finally {
      router.refresh();
    }
    toast({ text: one ? "The session is revoked." : `${sessions.length} sessions are revoked.`, tone: "good" });
    onRevoked?.();
  }

  return (
    <Confirm
      trigger={trigger}
      title={`End ${what}?`}
      danger
      action="End"
      cancel={one ? "Let it run" : "Let them run"}
      onConfirm={run}
      text={
        <p>
          Whoever looks at {one ? "it" : "them"} is told within seconds that the session has ended. Your app can open a new one
          with a new token: to keep somebody out, stop signing tokens for them, or revoke the key.
        </p>
      }
    />
  );
}
