"use client";
import { useState } from "react";
import { useFormState } from "react-hook-form";
import { BandsField } from "#components/console/tariffs/bands-field.tsx";
import { emptyPlan } from "#components/console/tariffs/plan-drafts.ts";
import { NOTHING_WRONG, planErrors } from "#components/console/tariffs/plan-errors.ts";
import { PriceField } from "#components/console/tariffs/price-field.tsx";
import { TiersField } from "#components/console/tariffs/tiers-field.tsx";
import { RadioField } from "#components/ui/checks.tsx";
import { useFormField } from "#components/ui/form-names.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";

const KINDS: { value: Plan["kind"]; label: string; hint: string }[] = [
  { value: "flat", label: "Flat", hint: "One price at all times" },
  { value: "time_of_use", label: "Time of use", hint: "A price for each hour of the week, such as day and night" },
  { value: "tiered", label: "Tiered", hint: "A price by how much the home has used in the calendar month" },
];

/** How a tariff prices a kWh. Another kind may be looked at: what was written for the first is still there afterwards. */
export function PlanField({ currency }: { currency: string }) {
  const { field, error } = useFormField("plan");
  const { isSubmitted } = useFormState();
  const [written, setWritten] = useState<Partial<Record<Plan["kind"], Plan>>>({});
  const plan = field.value as Plan;
  // Wrong fields are told when somebody sends the form, and from then on while they mend them.
  const errorAt = isSubmitted ? planErrors(plan) : NOTHING_WRONG;

  function choose(kind: Plan["kind"]) {
    setWritten({ ...written, [plan.kind]: plan });
    field.onChange(written[kind] ?? emptyPlan(kind));
  }

  return (
    <div ref={(element) => field.ref(element?.querySelector("input") ?? null)} className="flex flex-col gap-4">
      <RadioField label="Kind" value={plan.kind} onChange={choose} options={KINDS} />
      {plan.kind === "flat" && (
        <div className="w-56">
          <PriceField
            label="Price"
            micros={plan.perKwhMicros}
            onChange={(perKwhMicros) => field.onChange({ ...plan, perKwhMicros })}
            currency={currency}
            error={errorAt("perKwhMicros")}
          />
        </div>
      )}
      {plan.kind === "time_of_use" && (
        <BandsField bands={plan.bands} onChange={(bands) => field.onChange({ ...plan, bands })} {...{ currency, errorAt }} />
      )}
      {plan.kind === "tiered" && (
        <TiersField tiers={plan.tiers} onChange={(tiers) => field.onChange({ ...plan, tiers })} {...{ currency, errorAt }} />
      )}
      {error && isSubmitted && plan.kind !== "flat" && (
        <p role="alert" className="text-note text-bad">
          Mend what is marked above: the prices are not complete.
        </p>
      )}
    </div>
  );
}
