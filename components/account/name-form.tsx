"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { OwnName } from "#server/account/account-input.ts";

/** What one is called. */
export function NameForm({ name }: { name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const form = useZodForm(OwnName, { defaultValues: { name } });
  const change = useMutation(trpc.account.setName.mutationOptions());
  return (
    <FormShell
      form={form}
      submit="Save"
      onSubmit={async (values) => {
        await change.mutateAsync(values);
        await queryClient.invalidateQueries({ queryKey: trpc.account.get.queryKey() });
        toast({ text: "Your name is saved.", tone: "good" });
        // The name stands in the bar above as well.
        router.refresh();
      }}
    >
      <FormText name="name" label="Name" autoComplete="name" maxLength={200} />
    </FormShell>
  );
}
