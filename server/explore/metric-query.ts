import type { Period } from "#server/dashboards/view.ts";
import { parseInput } from "#server/input.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import { DIMENSIONS } from "#server/metrics/dimensions.ts";
import type { ExploreFilter, ExploreQuestion } from "./explore-input.ts";

const NUMBERS = new Set(DIMENSIONS.filter(({ type }) => type === "integer").map(({ name }) => name));

/**
 * A question of the page about some days, as the registry takes it.
 * @throws AppError BAD_REQUEST for days that are too far away
 */
export function metricQuery({ measures, dimensions, filters, granularity }: ExploreQuestion, period: Period): MetricQuery {
  return parseInput(MetricQuery, {
    measures,
    dimensions,
    filters: filters.map(({ dimension, not, values }) => {
      const listed = values.map((value) => asValue(dimension, value));
      return not ? { dimension, notIn: listed } : { dimension, in: listed };
    }),
    period: { from: period.from, to: period.to },
    granularity,
  });
}

/** What is no number stays a text, for the registry to refuse by name. */
function asValue(dimension: string, value: ExploreFilter["values"][number]): string | number | null {
  return value !== null && NUMBERS.has(dimension) && /^\d{1,6}$/.test(value) ? Number(value) : value;
}
