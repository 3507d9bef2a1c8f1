import { DEFAULT_ROWS, MAX_DAYS, MAX_ROWS, type MetricsResponse } from "#server/metrics/contract.ts";
import { DIMENSIONS, GRANULARITIES, type Granularity } from "#server/metrics/dimensions.ts";
import { dimensionsOf, MEASURES } from "#server/metrics/registry.ts";

/** What there is to ask for: every measure and dimension with its definition, what goes together, and two examples. */
export function describeMetrics(): MetricsResponse {
  const granularities = Object.entries(GRANULARITIES) as [Granularity, (typeof GRANULARITIES)[Granularity]][];
  return {
    measures: MEASURES.map((measure) => ({
      name: measure.name,
      unit: measure.unit,
      about: measure.about,
      dimensions: dimensionsOf(measure).map((dimension) => dimension.name),
      granularities: granularities.filter(([, { domains }]) => domains.includes(measure.domain)).map(([name]) => name),
      ...(measure.needs ? { needs: [...measure.needs.oneOf] } : {}),
    })),
    dimensions: DIMENSIONS.map(({ name, type, about, values, nullable, tenantOnly }) => ({
      name,
      type,
      about,
      ...(values ? { values: [...values] } : {}),
      nullable: nullable ?? false,
      scope: tenantOnly ? "tenant" : "any",
    })),
    granularities: granularities.map(([name, { about }]) => ({ name, about })),
    units: {
      money: "Integer minor units (cents) of the row's `currency`.",
      count: "An integer.",
      energy: "Watt hours, at most six decimals.",
      power: "Watts, at most three decimals.",
      ratio: "0 to 1, at most six decimals.",
      hours: "Hours, at most six decimals.",
    },
    limits: { defaultRows: DEFAULT_ROWS, maxRows: MAX_ROWS, maxDays: MAX_DAYS },
    examples: [
      {
        title: "What one customer spent per category and month",
        request: {
          scope: { subject: "customer-17" },
          measures: ["spending.spent", "spending.payments"],
          dimensions: ["category"],
          period: { from: "2026-01-01", to: "2027-01-01" },
          granularity: "month",
        },
      },
      {
        title: "The ten homes that used most last month, and what of it their devices explain",
        request: {
          scope: "tenant",
          measures: ["devices.use", "devices.coverage"],
          dimensions: ["subject"],
          period: { from: "2026-10-01", to: "2026-11-01" },
          orderBy: [{ by: "devices.use", direction: "desc" }],
          limit: 10,
        },
      },
    ],
  };
}
