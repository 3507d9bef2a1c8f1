import type { PlotModel } from "#components/charts/model.ts";
import { clockName, instantName } from "#components/format/instant.ts";
import { count } from "#components/format/unit.ts";

type Bucket = { at: string; events: number; refused: number };
type Of = { id: string; title: string; axis: string; stepMs: number; steps: number; now: string; zone: string };

/** Events by when they came: each bucket of the time until now, those in which nothing came as none. */
export function inflowModel(buckets: Bucket[], { id, title, axis, stepMs, steps, now, zone }: Of): PlotModel {
  const last = Math.floor(Date.parse(now) / stepMs) * stepMs;
  const known = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
  const starts = Array.from({ length: steps }, (_, at) => last - (steps - 1 - at) * stepMs);
  const found = starts.map((start) => known.get(start) ?? { events: 0, refused: 0 });
  const total = found.reduce((sum, { events }) => sum + events, 0);
  const refused = found.reduce((sum, bucket) => sum + bucket.refused, 0);
  return {
    kind: "plot",
    id,
    title,
    summary: `${count(total)} events, ${count(refused)} of them refused.`,
    unit: { kind: "count" },
    axis,
    places: starts.map((start, at) => {
      const iso = new Date(start).toISOString();
      return {
        label: clockName(iso, zone),
        name: instantName(iso, zone, { seconds: false }),
        ...(at === steps - 1 && { partial: true }),
      };
    }),
    stacked: true,
    series: [
      { name: "Taken in", tone: "accent", values: found.map(({ events, refused: bad }) => Math.max(0, events - bad)) },
      ...(refused > 0 ? [{ name: "Refused", tone: "bad" as const, values: found.map((bucket) => bucket.refused) }] : []),
    ],
  };
}

export const HOUR = { id: "minutes", title: "Events by minute", axis: "Minute", stepMs: 60_000, steps: 60 } as const;
export const DAY = { id: "quarters", title: "Events by quarter of an hour", axis: "From", stepMs: 900_000, steps: 96 } as const;
