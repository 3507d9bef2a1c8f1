import type { z } from "zod";
import { amount, share, text } from "#server/dashboards/cells.ts";
import type { ByCategoryTile } from "#server/dashboards/spending-view.ts";
import { ask, type SpendingQuestion } from "./question.ts";

const measures = ["spending.spent", "spending.payments", "spending.debits", "spending.refunds"];
const dimensions = ["category"];

/** Spending per category of the period or the compared one, largest first. Categories of income alone are not among them. */
export async function loadByCategory(question: SpendingQuestion): Promise<z.infer<typeof ByCategoryTile>> {
  const [now, before] = await Promise.all([
    ask(question, { measures, dimensions, period: question.period }),
    ask(question, { measures, dimensions, period: question.compared }),
  ]);
  const spending = (rows: typeof now) =>
    new Map(rows.filter((row) => row["spending.debits"] || row["spending.refunds"]).map((row) => [text(row, "category"), row]));
  const [current, compared] = [spending(now), spending(before)];
  const sumOf = (rows: Iterable<(typeof now)[number]>) =>
    [...rows].reduce((total, row) => total + amount(row, "spending.spent"), 0);
  const spentMinor = sumOf(current.values());
  return {
    spentMinor,
    comparedMinor: sumOf(compared.values()),
    categories: [...new Set([...current.keys(), ...compared.keys()])]
      .map((category) => {
        const spent = amount(current.get(category), "spending.spent");
        return {
          category,
          spentMinor: spent,
          share: share(spent, spentMinor),
          comparedMinor: amount(compared.get(category), "spending.spent"),
          payments: amount(current.get(category), "spending.payments"),
        };
      })
      .sort((a, b) => b.spentMinor - a.spentMinor || b.comparedMinor - a.comparedMinor || (a.category < b.category ? -1 : 1)),
  };
}
