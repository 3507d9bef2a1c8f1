"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import type { Account } from "#components/account/account.ts";
import { enter } from "#components/account/enter.ts";
import { NewPassword } from "#components/account/new-password.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { OwnPasswordChange } from "#server/account/account-input.ts";

/** Changes one's password. Every session ends with it; here a new one begins at once. */
export function PasswordForm({ account }: { account: Pick<Account, "email" | "name" | "hasPassword"> }) {
  const trpc = useTRPC();
  const toast = useToast();
  const form = useZodForm(OwnPasswordChange, { defaultValues: { current: "", password: "" } });
  const change = useMutation(trpc.account.setPassword.mutationOptions());
  if (!account.hasPassword) {
    return (
      <>
        <p className="text-muted">You have none: you sign in with an account elsewhere. With one you could come in both ways.</p>
        <Link href="/password/forgot" prefetch={false} className={`${buttonLook("plain")} self-start`}>
          Set one by mail
        </Link>
      </>
    );
  }
  return (
    <FormShell
      form={form}
      submit="Change the password"
      busyLabel="Changing…"
      onSubmit={async (values) => {
        const { email } = await change.mutateAsync(values);
        if (!(await enter(email, values.password))) return window.location.assign("/sign-in");
        toast({ text: "Your password is changed. Other devices are signed out.", tone: "good" });
        form.reset({ current: "", password: "" });
      }}
    >
      <input type="email" name="username" autoComplete="username" value={account.email} readOnly hidden />
      <FormText name="current" type="password" label="Current password" autoComplete="current-password" />
      <NewPassword label="New password" known={[account.email, account.name, ...account.email.split("@")]} />
    </FormShell>
  );
}
