"use client";
import { useMutation } from "@tanstack/react-query";
import { enter } from "#components/account/enter.ts";
import { NewPassword } from "#components/account/new-password.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { PasswordReset } from "#server/account/account-input.ts";

const Fields = PasswordReset.omit({ token: true });

/** Sets a new password by a link, and signs in with it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const form = useZodForm(Fields, { defaultValues: { password: "" } });
  const reset = useMutation(trpc.account.resetPassword.mutationOptions());
  return (
    <FormShell
      form={form}
      guarded={false}
      submit="Set it and sign in"
      busyLabel="Setting it…"
      onSubmit={async ({ password }) => {
        await reset.mutateAsync({ token, password });
        // A whole new page: this one's address holds the secret of a link, which is of no more use.
        window.location.replace((await enter(email, password)) ? "/" : "/sign-in");
        await new Promise(() => {});
      }}
    >
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <NewPassword label="New password" known={[email, ...email.split("@")]} />
    </FormShell>
  );
}
