"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { EntryCard } from "#components/account/entry-frame.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { Forgotten } from "#server/account/account-input.ts";

/** Asks for the address; what comes back is the same for every one. */
export function ForgotForm() {
  const trpc = useTRPC();
  const form = useZodForm(Forgotten, { defaultValues: { email: "" } });
  const ask = useMutation(trpc.account.forgotPassword.mutationOptions());
  if (ask.isSuccess) {
    return (
      <EntryCard>
        <p role="status">
          If <bdi className="font-strong">{form.getValues("email")}</bdi> has an account here, a mail with a link is on its way.
          It works once, for one hour.
        </p>
        <p className="text-muted">
          Nothing there after a few minutes? Look where unwanted mails go, or ask an admin of your organisation.
        </p>
        <Link href="/sign-in" prefetch={false} className={buttonLook("plain")}>
          Back to sign in
        </Link>
      </EntryCard>
    );
  }
  return (
    <EntryCard>
      <FormShell
        form={form}
        guarded={false}
        submit="Send the link"
        busyLabel="Sending…"
        onSubmit={(values) => ask.mutateAsync(values)}
      >
        <FormText name="email" type="email" label="E-mail address" autoComplete="username" autoFocus />
      </FormShell>
    </EntryCard>
  );
}
