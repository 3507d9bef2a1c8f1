"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { DialogTrigger } from "react-aria-components";
import { useTRPC } from "#components/data/trpc.ts";
import { currencyChoices, zoneChoices } from "#components/format/places.ts";
import { Button } from "#components/ui/button.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormSearchSelect, FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { NewTenantForm } from "#server/tenants/tenant-input.ts";

/** Makes a tenant and enters it: what comes next (its first key, its first admin) is done there. */
export function CreateTenant() {
  return (
    <DialogTrigger>
      <Button look="main">New tenant</Button>
      <Modal title="New tenant">{(close) => <Form close={close} />}</Modal>
    </DialogTrigger>
  );
}

function Form({ close }: { close: () => void }) {
  const trpc = useTRPC();
  const create = useMutation(trpc.tenants.create.mutationOptions());
  const choose = useMutation(trpc.session.chooseTenant.mutationOptions());
  const zones = useMemo(() => zoneChoices(new Date()), []);
  const currencies = useMemo(() => currencyChoices(), []);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useZodForm(NewTenantForm, { defaultValues: { name: "", slug: "", zone: own, currency: "EUR" } });
  // Until somebody writes a slug of their own, it follows the name.
  const written = form.formState.dirtyFields.slug === true;
  const name = form.watch("name");
  useEffect(() => {
    if (!written) form.setValue("slug", slugOf(name));
  }, [form, written, name]);

  return (
    <FormShell
      form={form}
      submit="Create and enter"
      busyLabel="Creating…"
      onCancel={close}
      onSubmit={async (values) => {
        const { id } = await create.mutateAsync(values);
        await choose.mutateAsync({ tenantId: id });
        // A whole new page: nothing of the tenant before stays in memory.
        window.location.assign("/settings/keys");
      }}
    >
      <FormText name="name" label="Name" maxLength={200} autoFocus />
      <FormText
        name="slug"
        label="Slug"
        hint="Its short name in commands and files. It cannot be changed later."
        maxLength={63}
        mono
      />
      <FormSearchSelect name="zone" label="Time zone" options={zones} hint="Of customers whose own zone is not known." />
      <FormSearchSelect name="currency" label="Currency" options={currencies} />
    </FormShell>
  );
}

/** "Halden Bank AG" as a slug: "halden-bank-ag". */
function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63);
}
