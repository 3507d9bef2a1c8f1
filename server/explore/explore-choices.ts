import { type Locks, locksIn, type Scope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { describeMetrics } from "#server/metrics/describe.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { resolve } from "#server/metrics/question.ts";
import type { ExploreQuestion } from "./explore-input.ts";
import type { ExploreChoices } from "./explore-view.ts";
import { metricQuery } from "./metric-query.ts";

/** Any days do: what goes together does not depend on them. */
const ANY = { from: "2026-01-01", to: "2026-01-02" };

/**
 * Everything the registry has for the scope, with the reason where it does not go with the rest of a question: the registry itself is
 * asked each time, so that the page can promise nothing that it would refuse.
 */
export function exploreChoices(question: ExploreQuestion, scope: Scope): ExploreChoices {
  const [subject, locks] = [subjectOf(scope), locksIn(scope.limits)];
  const { measures, dimensions, granularities } = describeMetrics(scope);
  const refusal = refusalOf(question, subject, locks);
  // What is wrong already is told once, and not of every choice there is.
  const added = (parts: Partial<ExploreQuestion>): string | null => {
    const found = refusalOf({ ...question, ...parts }, subject, locks)?.message ?? null;
    return found === refusal?.message ? null : found;
  };
  return {
    refusal,
    measures: measures.map(({ name, about, unit, needs = [] }) => ({
      ...{ name, about, unit, needs, domain: name.slice(0, name.indexOf(".")) },
      refusal: question.measures.includes(name)
        ? null
        : added({ measures: [...question.measures, name], dimensions: withNeeded(question.dimensions, needs) }),
    })),
    dimensions: dimensions.map(({ name, about, nullable, type, values }) => ({
      ...{ name, about, nullable, type, values: values ?? null },
      refusal: question.dimensions.includes(name) ? null : added({ dimensions: [...question.dimensions, name] }),
    })),
    granularities: granularities.map(({ name, about }) => ({
      ...{ name, about },
      refusal: name === question.granularity ? null : added({ granularity: name }),
    })),
  };
}

/** The dimensions with one that a measure cannot do without. */
const withNeeded = (dimensions: readonly string[], needs: readonly string[]): string[] =>
  needs.length === 0 || needs.some((name) => dimensions.includes(name)) ? [...dimensions] : [...dimensions, needs[0]!];

function refusalOf(question: ExploreQuestion, subject: string | null, locks: Locks): ExploreChoices["refusal"] {
  try {
    resolve(metricQuery(question, ANY), subject, locks);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "BAD_REQUEST")
      return { message: error.message, path: error.details.path ?? "" };
    throw error;
  }
}
