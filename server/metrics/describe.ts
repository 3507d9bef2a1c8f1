import type { Scope } from "#db/scope.ts";
import { DEFAULT_ROWS, MAX_DAYS, MAX_ROWS, type MetricsResponse } from "#server/metrics/contract.ts";
import { DIMENSIONS, type Dimension, GRANULARITIES, type Granularity } from "#server/metrics/dimensions.ts";
import type { Measure } from "#server/metrics/measure.ts";
import { dimensionsOf, findDimension, MEASURES } from "#server/metrics/registry.ts";

const granularities = Object.entries(GRANULARITIES) as [Granularity, (typeof GRANULARITIES)[Granularity]][];

/**
 * What there is to ask for: every measure and dimension with its definition, what goes together, and two examples. Within limits,
 * such as a frame's, what may be asked there alone: measures of its dashboards that make sense within what is locked, the
 * dimensions they have there, and examples that are answered as they stand, without a scope.
 */
export function describeMetrics(scope: Pick<Scope, "subjects" | "limits">): MetricsResponse {
  const measures = MEASURES.filter((measure) => isOpen(measure, scope));
  const dimensions = DIMENSIONS.filter(
    (one) => isThere(one, scope) && measures.some(({ domain }) => one.domains.includes(domain)),
  );
  const cut = granularities.filter(([, { domains }]) => measures.some(({ domain }) => domains.includes(domain)));
  return {
    measures: measures.map((measure) => ({
      name: measure.name,
      unit: measure.unit,
      about: measure.about,
      dimensions: dimensionsOf(measure)
        .filter((dimension) => dimensions.includes(dimension))
        .map(({ name }) => name),
      granularities: cut.filter(([, { domains }]) => domains.includes(measure.domain)).map(([name]) => name),
      ...(measure.needs ? { needs: [...measure.needs.oneOf] } : {}),
    })),
    dimensions: dimensions.map(({ name, type, about, values, nullable, tenantOnly }) => ({
      name,
      type,
      about,
      ...(values ? { values: [...values] } : {}),
      nullable: nullable ?? false,
      scope: tenantOnly ? "tenant" : "any",
    })),
    granularities: cut.map(([name, { about }]) => ({ name, about })),
    units: {
      money: "Integer minor units (cents) of the row's `currency`.",
      count: "An integer.",
      energy: "Watt hours, at most six decimals.",
      power: "Watts, at most three decimals.",
      ratio: "0 to 1, at most six decimals.",
      hours: "Hours, at most six decimals.",
    },
    limits: { defaultRows: DEFAULT_ROWS, maxRows: MAX_ROWS, maxDays: MAX_DAYS },
    examples: EXAMPLES.flatMap(({ title, request: { scope: whose, ...request } }) => {
      if (scope.limits === "none") return [{ title, request: { scope: whose, ...request } }];
      const fits = (whose === "tenant") === (scope.subjects.mode === "all");
      return fits && request.measures.every((name) => measures.some((one) => one.name === name)) ? [{ title, request }] : [];
    }),
  };
}

const EXAMPLES = [
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
];

/** Whether the scope opens the measure's dashboard, and nothing is locked that it makes no sense by. */
function isOpen({ domain, notBy }: Measure, { limits }: Pick<Scope, "limits">): boolean {
  if (limits === "none") return true;
  const locked = Object.keys(limits.filters).filter((name) => findDimension(name, "filters").domains.includes(domain));
  return limits.dashboards.includes(domain) && !locked.some((name) => notBy?.dimensions.includes(name));
}

/** Within limits, what goes only with all subjects is not there for one. */
const isThere = ({ tenantOnly }: Dimension, { subjects, limits }: Pick<Scope, "subjects" | "limits">): boolean =>
  limits === "none" || !tenantOnly || subjects.mode === "all";
