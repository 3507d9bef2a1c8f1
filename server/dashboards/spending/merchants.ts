import type { z } from "zod";
import { amount, text } from "#server/dashboards/cells.ts";
import type { MerchantsTile } from "#server/dashboards/spending-view.ts";
import { addDays, firstOfMonth } from "#server/metrics/calendar.ts";
import type { Row } from "#server/metrics/contract.ts";
import { ask, type SpendingQuestion } from "./question.ts";

const TOP = 10;
const dimensions = ["merchant"];

/** The merchants most was spent at; payments without a merchant are not among them. */
export async function loadMerchants(question: SpendingQuestion): Promise<z.infer<typeof MerchantsTile>> {
  const [now, before, fresh] = await Promise.all([
    ask(question, {
      measures: ["spending.spent", "spending.payments", "spending.debits", "spending.refunds"],
      dimensions,
      period: question.period,
    }),
    ask(question, { measures: ["spending.spent"], dimensions, period: question.compared }),
    newMerchants(question),
  ]);
  const compared = new Map(named(before).map((row) => [text(row, "merchant"), amount(row, "spending.spent")]));
  const all = named(now)
    .filter((row) => row["spending.debits"] || row["spending.refunds"])
    .map((row) => {
      const merchant = text(row, "merchant");
      const [spentMinor, payments] = [amount(row, "spending.spent"), amount(row, "spending.payments")];
      return { merchant, spentMinor, comparedMinor: compared.get(merchant) ?? 0, payments, isNew: fresh.has(merchant) };
    })
    .sort((a, b) => b.spentMinor - a.spentMinor || (a.merchant < b.merchant ? -1 : 1));
  const rest = all.slice(TOP);
  return {
    top: all.slice(0, TOP),
    rest: { merchants: rest.length, spentMinor: rest.reduce((total, each) => total + each.spentMinor, 0) },
    newThisMonth: fresh.size,
  };
}

/** Merchants first paid in the month the period ends in. */
async function newMerchants(question: SpendingQuestion): Promise<Set<string>> {
  const { end, oldest } = question;
  const month = firstOfMonth(end);
  const measures = ["spending.payments", "spending.debits"];
  const [now, before] = await Promise.all([
    ask(question, { measures, dimensions, period: { from: month, to: addDays(end, 1) } }),
    oldest !== null && oldest < month
      ? ask(question, { measures, dimensions, period: { from: firstOfMonth(oldest), to: month } })
      : [],
  ]);
  const paid = (rows: Row[]) =>
    named(rows).flatMap((row) => (row["spending.payments"] || row["spending.debits"] ? [text(row, "merchant")] : []));
  const earlier = new Set(paid(before));
  return new Set(paid(now).filter((merchant) => !earlier.has(merchant)));
}

const named = (rows: Row[]): Row[] => rows.filter((row) => row.merchant !== null);
