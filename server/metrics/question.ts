import type { Locks } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { daysBetween } from "#server/metrics/calendar.ts";
import { MAX_DAYS, type MetricFilter, type MetricQuery } from "#server/metrics/contract.ts";
import { type Dimension, GRANULARITIES, type Granularity } from "#server/metrics/dimensions.ts";
import type { Measure } from "#server/metrics/measure.ts";
import { findDimension, findMeasure, unknown } from "#server/metrics/registry.ts";
import type { Domain } from "#server/metrics/sources.ts";

/** The values a filter lists. `missing`: whether null is among them. */
export type Condition = { dimension: Dimension; keeps: boolean; values: string[]; missing: boolean };

/** A question whose every name has been found in the registry: all that the planner and the compiler ever see. */
export type Question = {
  domain: Domain;
  /** One subject, or null for all of the tenant. */
  subject: string | null;
  measures: readonly Measure[];
  dimensions: readonly Dimension[];
  conditions: readonly Condition[];
  period: { from: string; to: string };
  granularity: Granularity;
  orderBy: readonly { column: string; descending: boolean }[];
  limit: number;
  offset: number;
};

/** The name of the time column: the granularity. */
export const timeColumn = (granularity: Granularity): string | null => (granularity === "none" ? null : granularity);

/**
 * Looks up every name of a query, and refuses what cannot be answered truthfully.
 * @param locks values that the scope's rows are limited to, as `locksOf` tells: they are conditions beside those of the
 *   query, so that the answer is read where they are known, and a measure that makes no sense within them is refused
 * @throws AppError BAD_REQUEST with the place in the query, and what there is instead.
 */
export function resolve(query: MetricQuery, subject: string | null, locks: Locks = {}): Question {
  const measures = unique(query.measures).map((name) => findMeasure(name, "measures"));
  const domain = oneDomain(measures);
  const dimensions = unique(query.dimensions).map((name) => findDimension(name, "dimensions"));
  const conditions = [...query.filters.map((filter, index) => condition(filter, `filters/${index}`)), ...locked(domain, locks)];
  if (measures.some((measure) => measure.unit === "money") && !dimensions.some((dimension) => dimension.name === "currency")) {
    dimensions.push(findDimension("currency", "dimensions"));
  }
  checkDimensions(domain, subject, dimensions, "dimensions");
  checkDimensions(
    domain,
    subject,
    conditions.map((each) => each.dimension),
    "filters",
  );
  const asked = new Set([...dimensions.map(({ name }) => name), ...query.filters.map(({ dimension }) => dimension)]);
  const by = new Set([...dimensions, ...conditions.map((each) => each.dimension)].map((dimension) => dimension.name));
  for (const measure of measures) checkMeasure(measure, by, asked);
  checkPeriod(query);
  if (!GRANULARITIES[query.granularity].domains.includes(domain)) {
    refuse(`There is no "${query.granularity}" for measures of ${domain}: their finest granularity is "day".`, "granularity");
  }
  const { period, granularity, limit, offset } = query;
  const question = { domain, subject, measures, dimensions, conditions, period, granularity, limit, offset };
  return { ...question, orderBy: ordering(query, question) };
}

function oneDomain(measures: readonly Measure[]): Domain {
  const domains = unique(measures.map((measure) => measure.domain));
  if (domains.length > 1)
    refuse(`Measures of ${domains.join(" and ")} do not share rows: ask for them in two queries.`, "measures");
  return domains[0]!;
}

function checkDimensions(domain: Domain, subject: string | null, dimensions: readonly Dimension[], path: string): void {
  for (const { name, domains, tenantOnly } of dimensions) {
    if (!domains.includes(domain)) refuse(`Measures of ${domain} have no dimension "${name}".`, path);
    if (tenantOnly && subject !== null)
      refuse(`"${name}" goes only with the scope "tenant": this one has a single subject already.`, path);
  }
}

/** What is locked makes no sense of a measure; it does not stand for what the question itself has to name. */
function checkMeasure(measure: Measure, by: ReadonlySet<string>, asked: ReadonlySet<string>): void {
  const not = measure.notBy?.dimensions.find((name) => by.has(name));
  if (not) refuse(`${measure.name} cannot be asked by "${not}": ${measure.notBy!.because}.`, "measures");
  if (measure.needs && !measure.needs.oneOf.some((name) => asked.has(name))) {
    const names = measure.needs.oneOf.map((name) => `"${name}"`).join(" or ");
    refuse(
      `${measure.name} needs ${names} as a dimension or a filter, since ${measure.needs.because}. For the use of a home ask devices.use.`,
      "measures",
    );
  }
}

function checkPeriod({ period: { from, to } }: MetricQuery): void {
  if (from >= to) refuse(`The period is empty: "to" (${to}) is exclusive and has to be after "from" (${from}).`, "period");
  if (daysBetween(from, to) > MAX_DAYS) refuse(`The period is longer than ${MAX_DAYS} days: ask in parts.`, "period");
}

/** The locks that rows of a domain can have. Each is a condition of its own: what the viewer filters by never widens it. */
function locked(domain: Domain, locks: Locks): Condition[] {
  return Object.entries(locks).flatMap(([name, values]) => {
    const dimension = findDimension(name, "filters");
    return dimension.domains.includes(domain) ? [{ dimension, keeps: true, values: [...values], missing: false }] : [];
  });
}

function condition(filter: MetricFilter, path: string): Condition {
  const dimension = findDimension(filter.dimension, `${path}/dimension`);
  const keeps = "in" in filter;
  const given = "in" in filter ? filter.in : filter.notIn;
  const values = given.filter((value) => value !== null);
  for (const value of values) {
    if (typeof value !== (dimension.type === "integer" ? "number" : "string")) {
      refuse(`Values of "${dimension.name}" are of type ${dimension.type}; ${JSON.stringify(value)} is not.`, path);
    }
    if (dimension.values && !dimension.values.includes(value))
      unknown(dimension.name, String(value), dimension.values.map(String), path);
  }
  return { dimension, keeps, values: values.map(String), missing: values.length < given.length };
}

function ordering(query: MetricQuery, question: Omit<Question, "orderBy">): Question["orderBy"] {
  const time = timeColumn(question.granularity);
  const columns = [
    ...(time ? [time] : []),
    ...question.dimensions.map((each) => each.name),
    ...question.measures.map((each) => each.name),
  ];
  const asked = query.orderBy.map(({ by, direction }) => {
    const column = columns.find((name) => name === by) ?? unknown("column to order by", by, columns, "orderBy");
    return { column, descending: direction === "desc" };
  });
  return asked;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function refuse(message: string, path: string): never {
  throw new AppError("BAD_REQUEST", { message, path });
}
