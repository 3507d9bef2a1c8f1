"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useWatch } from "react-hook-form";
import type { TariffRow } from "#components/console/outputs.ts";
import { CostTrial } from "#components/console/tariffs/cost-trial.tsx";
import { DayField } from "#components/console/tariffs/day-field.tsx";
import { type Home, HomeField } from "#components/console/tariffs/home-field.tsx";
import { emptyPlan } from "#components/console/tariffs/plan-drafts.ts";
import { PlanField } from "#components/console/tariffs/plan-field.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { currencyChoices } from "#components/format/places.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormSearchSelect, FormText } from "#components/ui/form-fields.tsx";
import { useFormField } from "#components/ui/form-names.ts";
import { PageTitle } from "#components/ui/page-title.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { TariffDraft } from "#server/tariffs/tariff-input.ts";

/** A tariff to enter, or to change. */
export function TariffForm({ tariff, currency }: { tariff: TariffRow | null; currency: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const create = useMutation(trpc.tariffs.create.mutationOptions());
  const change = useMutation(trpc.tariffs.change.mutationOptions());
  const currencies = useMemo(() => currencyChoices(), []);
  const [home, setHome] = useState<Home | null>(tariff?.subject ?? null);
  const form = useZodForm(TariffDraft, {
    defaultValues: {
      name: tariff?.name ?? "",
      subject: tariff?.subject?.id ?? null,
      currency,
      validFrom: tariff?.validFrom ?? "",
      validTo: tariff?.validTo ?? null,
      plan: tariff?.plan ?? emptyPlan("flat"),
    },
  });
  const [plan, code] = useWatch({ control: form.control, name: ["plan", "currency"] });

  async function save(draft: TariffDraft) {
    if (tariff) await change.mutateAsync({ ...draft, id: tariff.id });
    else await create.mutateAsync(draft);
    await queryClient.invalidateQueries({ queryKey: trpc.tariffs.pathKey() });
    toast({ text: `${draft.name} is saved. Costs follow at once, in the past as well.`, tone: "good" });
    router.push("/settings/tariffs");
  }

  return (
    <>
      <PageTitle title={tariff?.name ?? "New tariff"} back={{ href: "/settings/tariffs", name: "Tariffs" }} />
      <FormShell form={form} submit="Save" onSubmit={save} className="max-w-240">
        <div className="grid gap-4 rounded-box border border-line bg-surface p-4 sm:grid-cols-2 sm:p-6">
          <FormText name="name" label="Name" autoComplete="off" maxLength={200} placeholder="Day & night 2026" />
          <HomeOfTariff home={home} onChange={setHome} />
          <DayField name="validFrom" label="First day" hint="In force from local midnight of the home." />
          <DayField
            name="validTo"
            label="Ends on"
            isRequired={false}
            hint="The day it no longer holds. Without it: until the next one begins."
          />
          <FormSearchSelect name="currency" label="Currency" options={currencies} />
        </div>
        <div className="flex flex-col gap-4 rounded-box border border-line bg-surface p-4 sm:p-6">
          <h2 className="font-strong">What a kWh costs</h2>
          <PlanField currency={code} />
          <CostTrial plan={plan} currency={code} home={home} />
        </div>
      </FormShell>
    </>
  );
}

/** The form keeps the home's id, the page its name. */
function HomeOfTariff({ home, onChange }: { home: Home | null; onChange: (home: Home | null) => void }) {
  const { field, error } = useFormField("subject");
  return (
    <HomeField
      label="For"
      all
      hint="A home's own tariff comes before the one for all."
      value={home}
      onChange={(chosen) => {
        onChange(chosen);
        field.onChange(chosen?.id ?? null);
      }}
      error={error}
    />
  );
}
