"use client";
import { getSession, signIn } from "next-auth/react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useAlive } from "#components/ui/use-alive.ts";

const FAILURES: Record<string, string> = {
  CredentialsSignin: "The e-mail address or the password is not right.",
  TooManyAttempts: "Too many attempts. Wait a quarter of an hour, then try again.",
};
/** Why an account elsewhere did not open one here. `Them` is what the provider is called. */
const IDENTITY: Record<string, (them: string) => string> = {
  "Identity.unknown": (them) =>
    `Your account at ${them} is not known here. Ask an admin of your organisation to invite the e-mail address that it has there.`,
  "Identity.unverified": (them) =>
    `${them} has not verified your e-mail address, so it opens no account here. Verify it there, then try again.`,
  "Identity.closed": () => "This account is disabled. Ask an admin of your organisation.",
  "Identity.other": (them) =>
    `The account here is linked to another account at ${them}. Sign in with that one or with your password, and unlink it in your account.`,
  "Identity.several": () => "Several organisations have invited you: open the link of the invitation that you want to accept.",
  OAuthCallback: (them) => `The sign-in at ${them} was not finished, or took too long. Try again.`,
  OAuthSignin: (them) => `${them} cannot be reached at the moment. Try again in a minute, or use your password.`,
};
const OTHERWISE = "Signing in does not work at the moment. Try again in a minute.";

const FIELD =
  "h-10 w-full rounded-box border border-field bg-surface px-3 aria-[invalid=true]:border-bad focus-visible:outline-offset-0";

/** E-mail address and password. The answer never tells whether an address is known. */
export function SignInForm({ onward, failed, provider }: { onward: string; failed: string | null; provider: string | null }) {
  const id = useId();
  const [failure, setFailure] = useState(
    failed === null ? null : (FAILURES[failed] ?? IDENTITY[failed]?.(provider ?? "the provider") ?? OTHERWISE),
  );
  // Before that, a browser would post the password to a page that takes none.
  const alive = useAlive();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = [String(form.get("email")).trim(), String(form.get("password"))];
    if (email === "" || password === "") return setFailure("Enter your e-mail address and your password.");
    setBusy(true);
    setFailure(null);
    const result = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
    if (result?.ok && !result.error && (await getSession())) {
      // A whole new page: nothing that an earlier user has seen stays in memory.
      window.location.assign(onward);
      return;
    }
    setBusy(false);
    setFailure((result?.error && FAILURES[result.error]) || OTHERWISE);
  }

  return (
    <form onSubmit={submit} method="post" noValidate className="flex flex-col gap-4">
      {failure && (
        <p id={`${id}-failure`} role="alert" className="rounded-box bg-bad-tint px-3 py-2 text-bad">
          {failure}
        </p>
      )}
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-email`}>E-mail address</label>
        <input
          id={`${id}-email`}
          name="email"
          type="email"
          autoComplete="username"
          required
          aria-invalid={failure !== null}
          aria-describedby={failure ? `${id}-failure` : undefined}
          className={FIELD}
        />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-password`}>Password</label>
        <input
          id={`${id}-password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={failure !== null}
          className={FIELD}
        />
      </div>
      <Button type={alive ? "submit" : "button"} look="main" isPending={busy} className="mt-2 h-10">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
