import { loadChoices } from "#server/choices/load-choices.ts";
import { amount, text } from "#server/dashboards/cells.ts";
import { addDays, addMonths, firstOfMonth, greatest, least } from "#server/metrics/calendar.ts";
import { loadPayments } from "./load-payments.ts";
import { ask, type SpendingQuestion } from "./question.ts";
import { LOOK_BACK_DAYS } from "./recurring/detect-recurring.ts";
import { recurringAt, recurringTile } from "./recurring/recurring.ts";
import type { RecurringTile } from "./recurring-view.ts";
import { type CategoryDay, MONTHS_LOOKED } from "./unusual/judge-categories.ts";
import { DUPLICATE_DAYS } from "./unusual/odd-payments.ts";
import { findUnusual, unusualTile } from "./unusual/unusual.ts";
import type { UnusualTile } from "./unusual-view.ts";

export type Insights = { recurring: RecurringTile; unusual: UnusualTile };

/**
 * What comes again and again, and what stands out: both tiles from the same payments. Null over a whole tenant, since
 * what is usual is one subject's.
 */
export async function loadInsights(question: SpendingQuestion & { currency: string }): Promise<Insights> {
  const { tx, subject, period, compared, end, oldest, currency } = question;
  if (subject === null) return { recurring: null, unusual: null };
  const comparedEnd = least(addDays(compared.to, -1), end);
  const from = [least(end, comparedEnd), compared.from, period.from].reduce(least);
  const [payments, days, states, merges, dismissed] = await Promise.all([
    loadPayments(tx, subject, paymentDays(question, comparedEnd), question.filters),
    oldest === null ? [] : loadCategoryDays(question, { from, oldest }),
    loadChoices(tx, "recurring"),
    loadChoices(tx, "merge"),
    loadChoices(tx, "unusual"),
  ]);
  const told = { payments, currency, choices: { states, merges } };
  const [now, before] = [recurringAt(end, told), recurringAt(comparedEnd, told)];
  const known = { days, payments, oldest: oldest ?? end, currency, dismissed };
  return {
    recurring: recurringTile(now, before, end),
    unusual: unusualTile(findUnusual(period, end, now, known), findUnusual(compared, comparedEnd, before, known), {
      ...known,
      end,
    }),
  };
}

/** All days whose payments are looked at: what the series need, and the two periods with the two days before each. */
function paymentDays({ period, compared, end }: SpendingQuestion, comparedEnd: string) {
  const starts = [
    addDays(end, -LOOK_BACK_DAYS),
    addDays(comparedEnd, -LOOK_BACK_DAYS),
    addDays(period.from, -DUPLICATE_DAYS),
    addDays(compared.from, -DUPLICATE_DAYS),
  ];
  return { from: starts.reduce(least), to: addDays(end, 1) };
}

async function loadCategoryDays(
  question: SpendingQuestion,
  { from, oldest }: { from: string; oldest: string },
): Promise<CategoryDay[]> {
  const start = greatest(addMonths(firstOfMonth(from), -MONTHS_LOOKED), firstOfMonth(oldest));
  if (start > question.end) return [];
  const rows = await ask(question, {
    measures: ["spending.spent"],
    dimensions: ["category"],
    granularity: "day",
    period: { from: start, to: addDays(question.end, 1) },
  });
  return rows.map((row) => ({
    category: text(row, "category"),
    day: text(row, "day"),
    spentMinor: amount(row, "spending.spent"),
  }));
}
