"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { TenantDetails } from "#components/console/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { currencyChoices, zoneChoices } from "#components/format/places.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormNumber, FormSearchSelect, FormText } from "#components/ui/form-fields.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { TenantSettings } from "#server/tenants/tenant-input.ts";

const Settings = TenantSettings.pick({ name: true, zone: true, currency: true, acceptBackDays: true, acceptAheadDays: true });

/** A tenant's name, zone, currency and which times of events it accepts. */
export function SettingsForm({ tenant }: { tenant: TenantDetails }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const zones = useMemo(() => withCurrent(zoneChoices(new Date()), tenant.zone), [tenant.zone]);
  const currencies = useMemo(() => withCurrent(currencyChoices(), tenant.currency), [tenant.currency]);
  const { name, zone, currency, acceptBackDays, acceptAheadDays } = tenant;
  const form = useZodForm(Settings, { defaultValues: { name, zone, currency, acceptBackDays, acceptAheadDays } });
  const update = useMutation(trpc.tenants.update.mutationOptions());
  const moves = form.watch("zone") !== zone;

  return (
    <FormShell
      form={form}
      submit="Save"
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast({ text: values.zone === zone ? "Saved." : "Saved. Days are being counted anew in the new zone." });
        await queryClient.invalidateQueries();
        router.refresh();
      }}
    >
      <FormText
        name="name"
        label="Name"
        hint="Shown at the top of every page, and in e-mails to people you invite."
        maxLength={200}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormSearchSelect
          name="zone"
          label="Time zone"
          options={zones}
          hint={
            moves
              ? "Days of customers without a zone of their own move: their figures are counted anew within minutes."
              : "Of customers whose own zone is not known."
          }
        />
        <FormSearchSelect name="currency" label="Currency" options={currencies} hint="Shown first where there are several." />
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 font-strong">Times of events that are accepted</legend>
        {tenant.acceptFrom && (
          <p className="text-note text-muted">
            Events from {tenant.acceptFrom.slice(0, 10)} on are accepted, however long ago that is: an operator has set this day.
          </p>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <FormNumber name="acceptBackDays" label="Days back" min={1} max={36_525} hint="Older events go to quarantine." />
          <FormNumber
            name="acceptAheadDays"
            label="Days ahead"
            min={0}
            max={366}
            hint="Later events go to quarantine: a clock is wrong."
          />
        </div>
      </fieldset>
    </FormShell>
  );
}

/** The choices, with the one in force where the browser does not know it. */
function withCurrent<T extends { value: string; label: string }>(choices: T[], current: string) {
  return choices.some(({ value }) => value === current) ? choices : [{ value: current, label: current }, ...choices];
}
