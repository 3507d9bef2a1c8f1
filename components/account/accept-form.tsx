"use client";
import { useMutation } from "@tanstack/react-query";
import { enter } from "#components/account/enter.ts";
import { NewPassword } from "#components/account/new-password.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { Acceptance } from "#server/invitations/invitation-input.ts";

const Fields = Acceptance.omit({ token: true });

/** What an invitation asks for: a name and a password. Afterwards they are in. */
export function AcceptForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const form = useZodForm(Fields, { defaultValues: { name: "", password: "" } });
  const accept = useMutation(trpc.invitations.accept.mutationOptions());
  return (
    <FormShell
      form={form}
      guarded={false}
      submit="Accept and sign in"
      busyLabel="Accepting…"
      onSubmit={async (values) => {
        await accept.mutateAsync({ token, ...values });
        // A whole new page: this one's address holds the secret of a link, which is of no more use.
        window.location.replace((await enter(email, values.password)) ? "/" : "/sign-in");
        // The form stays busy until the page is gone.
        await new Promise(() => {});
      }}
    >
      {/* For managers of passwords: whose the new one is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <FormText name="name" label="Your name" autoComplete="name" maxLength={200} autoFocus />
      <NewPassword label="Choose a password" known={[email, ...email.split("@")]} />
    </FormShell>
  );
}
