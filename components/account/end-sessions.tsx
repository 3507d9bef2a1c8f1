"use client";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";

/** Signs out everywhere, here too. */
export function EndSessions() {
  const trpc = useTRPC();
  const end = useMutation(trpc.account.endSessions.mutationOptions());
  return (
    <Confirm
      trigger={<Button className="self-start">Sign out everywhere</Button>}
      title="Sign out everywhere?"
      text="Every session of yours ends with its next click, on this device as well. You can sign in again at once."
      action="Sign out everywhere"
      onConfirm={async () => {
        await end.mutateAsync();
        window.location.assign("/sign-in");
      }}
    />
  );
}
