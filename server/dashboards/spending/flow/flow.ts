import { amount, text } from "#server/dashboards/cells.ts";
import type { FlowTile } from "../flow-view.ts";
import { ask, type SpendingQuestion } from "../question.ts";
import { flowOf } from "./flow-of.ts";

const both = ["spending.in", "spending.out"];

/** Where the period's money came from and went to, from the registry; over a whole tenant as well. */
export async function loadFlow(question: SpendingQuestion): Promise<FlowTile> {
  const { period, compared } = question;
  const [[whole], [before], incomes, payments] = await Promise.all([
    ask(question, { measures: both, period }),
    ask(question, { measures: both, period: compared }),
    ask(question, { measures: ["spending.in"], dimensions: ["category"], period }),
    ask(question, { measures: ["spending.spent"], dimensions: ["category", "merchant"], period }),
  ]);
  return {
    inMinor: amount(whole, "spending.in"),
    outMinor: amount(whole, "spending.out"),
    comparedInMinor: amount(before, "spending.in"),
    comparedOutMinor: amount(before, "spending.out"),
    ...flowOf(
      incomes.map((row) => ({ category: text(row, "category"), minor: amount(row, "spending.in") })),
      payments.map((row) => ({
        category: text(row, "category"),
        merchant: row.merchant === null ? null : text(row, "merchant"),
        minor: amount(row, "spending.spent"),
      })),
    ),
  };
}
