import type { Period } from "#server/dashboards/view.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import type { ExploreQuestion } from "./explore-input.ts";

/** A question of the page about some days, as the registry takes it. */
export function metricQuery({ measures, dimensions, filters, granularity }: ExploreQuestion, period: Period): MetricQuery {
  return MetricQuery.parse({
    measures,
    dimensions,
    filters: filters.map(({ dimension, not, values }) => (not ? { dimension, notIn: values } : { dimension, in: values })),
    period: { from: period.from, to: period.to },
    granularity,
  });
}
