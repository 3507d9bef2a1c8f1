import type { PlotModel } from "#components/charts/model.ts";
import type { RunRow } from "#components/console/outputs.ts";
import { kindName } from "#components/console/runs/words.ts";
import { clockName, instantName } from "#components/format/instant.ts";
import { spanName } from "#components/format/span.ts";

/** How long each of these runs took, the oldest first. */
export function durationsModel(runs: RunRow[], zone: string, platform: boolean): PlotModel {
  const inTime = runs.toReversed();
  const failed = runs.filter(({ state }) => state === "failed").length;
  const longest = runs.reduce((most, { ms }) => Math.max(most, ms), 0);
  return {
    kind: "plot",
    id: "durations",
    title: "How long runs took",
    summary: `${runs.length} runs, the longest of ${spanName(longest)}${failed > 0 ? `; ${failed} failed` : ""}. In milliseconds.`,
    unit: { kind: "count" },
    axis: "Run",
    about: "From its start to its end, in milliseconds",
    places: inTime.map((run) => ({
      // Several runs of a minute are no rarity.
      label: clockName(run.startedAt, zone, { seconds: true }),
      name: `${kindName(run.kind)}, ${instantName(run.startedAt, zone)}`,
      ...(!platform && { href: `/data/runs/${run.id}` }),
    })),
    stacked: true,
    series: [
      { name: "Done", tone: "accent", values: inTime.map(({ state, ms }) => (state === "ok" ? ms : null)) },
      ...(failed > 0
        ? [{ name: "Failed", tone: "bad" as const, values: inTime.map(({ state, ms }) => (state === "failed" ? ms : null)) }]
        : []),
    ],
  };
}
