import type { Drawings, PlannedChart } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import type { Words } from "#components/words/words.ts";

/** The drawings of each chart of a page; none of those that are null. */
export function drawEach<Name extends string>(charts: Record<Name, PlannedChart | null>, words: Words): Record<Name, Drawings> {
  const drawn = Object.entries<PlannedChart | null>(charts).map(([name, chart]) => [
    name,
    chart ? drawingsOf(chart.model, chart.sizes, words) : [],
  ]);
  return Object.fromEntries(drawn) as Record<Name, Drawings>;
}
