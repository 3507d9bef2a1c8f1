"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { type Drawings, FULL } from "#components/charts/model.ts";
import { Answer } from "#components/console/freshness/answer.tsx";
import { DAY, HOUR, inflowModel } from "#components/console/freshness/flow-models.ts";
import { Sources } from "#components/console/freshness/sources.tsx";
import { Views } from "#components/console/freshness/views.tsx";
import type { FreshnessDay, FreshnessNow } from "#components/console/outputs.ts";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useVisible } from "#components/data/use-visible.ts";
import { FailureNote } from "#components/states/failure-note.tsx";

const SOON_MS = 5_000;
const LATER_MS = 60_000;

type Props = { first: FreshnessNow; firstDay: FreshnessDay; drawings: { hour: Drawings; day: Drawings }; zone: string };

/** How fresh the figures are and what comes in, kept up while somebody looks. */
export function FreshnessPage({ first, firstDay, drawings, zone }: Props) {
  const trpc = useTRPC();
  const visible = useVisible();
  const often = (ms: number) => ({ refetchInterval: visible ? ms : (false as const), staleTime: ms });
  const now = useQuery(trpc.freshness.now.queryOptions(undefined, { initialData: first, ...often(SOON_MS) }));
  const day = useQuery(trpc.freshness.day.queryOptions(undefined, { initialData: firstDay, ...often(LATER_MS) }));
  const hour = useMemo(() => inflowModel(now.data.minutes, { ...HOUR, now: now.data.now, zone }), [now.data, zone]);
  const quarters = useMemo(
    () => inflowModel(day.data.quarters, { ...DAY, now: now.data.now, zone }),
    [day.data, now.data.now, zone],
  );
  return (
    <div className="flex flex-col gap-8">
      <Answer now={now.data} zone={zone} />
      {now.isError && <FailureNote failure={failureOf(now.error)} />}
      <section aria-labelledby="hour" className="flex flex-col gap-3">
        <h2 id="hour" className="text-title font-strong">
          The last hour, by minute
        </h2>
        <div className="rounded-box border border-line bg-surface p-4">
          <Chart model={hour} sizes={FULL} drawings={drawings.hour} />
        </div>
      </section>
      <section aria-labelledby="day" className="flex flex-col gap-3">
        <h2 id="day" className="text-title font-strong">
          The last day
        </h2>
        <div className="rounded-box border border-line bg-surface p-4">
          <Chart model={quarters} sizes={FULL} drawings={drawings.day} />
        </div>
      </section>
      <Sources day={day.data} zone={zone} />
      <Views views={now.data.views} zone={zone} />
    </div>
  );
}
