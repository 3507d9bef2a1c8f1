"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { CostTrial as Trial } from "#components/console/outputs.ts";
import { type Home, HomeField } from "#components/console/tariffs/home-field.tsx";
import { priceName } from "#components/console/tariffs/words.ts";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { addDays, dayName } from "#components/format/days.ts";
import { exact } from "#components/format/unit.ts";
import { Plan } from "#server/tariffs/plan-input.ts";

type Props = { plan: Plan; currency: string; home: Home | null };

/** What the last thirty days of a home would have cost by what stands in the form. */
export function CostTrial({ plan, currency, home }: Props) {
  const trpc = useTRPC();
  const [other, setOther] = useState<Home | null>(null);
  const tried = home ?? other;
  const wanted = useDeferredValue(plan);
  const fits = Plan.safeParse(wanted).success && currency.length === 3;
  const { data, isError, error, isLoading } = useQuery(
    trpc.tariffs.preview.queryOptions(
      { subject: tried?.id ?? "", currency, plan: wanted },
      { enabled: fits && tried !== null, placeholderData: keepPreviousData, retry: false },
    ),
  );

  function waiting(): string {
    if (tried === null) return "Choose a home to see what its last thirty days would have cost.";
    if (!fits) return "Complete the prices to see what the last thirty days would have cost.";
    if (isError) return failureOf(error).message;
    return isLoading ? "…" : `${tried.name} has no use of thirty days to try it on.`;
  }

  return (
    <section aria-label="Tried on a home" className="flex flex-col gap-3 rounded-box bg-sunken p-4">
      {home === null && <HomeField label="Try it on" value={other} onChange={setOther} />}
      <div role="status" className="text-note text-muted">
        {data && fits && tried !== null && !isError ? <Told trial={data} /> : <p>{waiting()}</p>}
      </div>
    </section>
  );
}

function Told({ trial: { period, costMinor, currency, wh, meanMicros, nowMinor } }: { trial: Trial }) {
  const money = { kind: "money", currency } as const;
  const more = nowMinor === null ? null : costMinor - nowMinor;
  return (
    <>
      <p className="text-title font-strong text-ink tabular">{exact(costMinor, money)}</p>
      <p>
        would have been the cost of {exact(wh, { kind: "energy" })} from {dayName(period.from, { year: false })} to{" "}
        {dayName(addDays(period.to, -1))}
        {meanMicros !== null && `, ${priceName(roundedToHundredths(meanMicros))} ${currency} a kWh in the mean`}.
      </p>
      {more !== null && nowMinor !== null && (
        <p>
          {more === 0 ? "As much as" : `${exact(Math.abs(more), money)} ${more > 0 ? "more" : "less"} than`} by the tariff in
          force ({exact(nowMinor, money)}).
        </p>
      )}
    </>
  );
}

/** A mean has no more decimals than prices mostly have: hundredths of a cent. */
const roundedToHundredths = (micros: number) => Math.round(micros / 100) * 100;
