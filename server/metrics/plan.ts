import { addMonths, firstOfMonth } from "#server/metrics/calendar.ts";
import { GRANULARITIES } from "#server/metrics/dimensions.ts";
import type { Question } from "#server/metrics/question.ts";
import { FINEST, MONTHLY, SOURCES, type Source, type SourceName } from "#server/metrics/sources.ts";

/** One stretch of the period, and where its rows come from. */
export type Part = { source: SourceName; from: string; to: string };

/**
 * Where to read: whole months from the smallest month view that knows all the dimensions asked, where the buckets are
 * months or more, and the days before and after them from the finest source. The answer is the same either way.
 */
export function plan(question: Question): Part[] {
  const { from, to } = question.period;
  const fine = FINEST[question.domain];
  const monthly = MONTHLY[question.domain].find((name) => canAnswer(SOURCES[name], question));
  const firstWhole = from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const endOfWhole = firstOfMonth(to);
  if (!monthly || firstWhole >= endOfWhole) return [{ source: fine, from, to }];
  return [
    { source: fine, from, to: firstWhole },
    { source: monthly, from: firstWhole, to: endOfWhole },
    { source: fine, from: endOfWhole, to },
  ].filter((part) => part.from < part.to);
}

function canAnswer(source: Source, question: Question): boolean {
  if (!GRANULARITIES[question.granularity].whole) return false;
  if (source.tenantOnly && question.subject !== null) return false;
  const by = [...question.dimensions, ...question.conditions.map((each) => each.dimension)];
  return (
    by.every((dimension) => dimension.name in source.dimensions) &&
    question.measures.every(({ figure }) => [...figure.columns].every((column) => source.columns.includes(column)))
  );
}
