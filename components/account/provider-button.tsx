"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** The way in by an account at the identity provider, below the way by password. */
export function ProviderButton({ name, onward }: { name: string; onward: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <>
      <p className="flex items-center gap-3 text-note text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        or
      </p>
      <Button
        className="h-10 min-w-0"
        isPending={busy}
        onPress={() => {
          setBusy(true);
          // Where it cannot be reached the sign-in page says so.
          void signIn("oidc", { callbackUrl: onward }).catch(() => window.location.assign("/sign-in?error=Unavailable"));
        }}
      >
        <span className="truncate">Continue with {name}</span>
      </Button>
    </>
  );
}
