import { amount, text } from "#server/dashboards/cells.ts";
import type { FlowTile } from "#server/dashboards/spending/flow-view.ts";
import { ask, type SpendingQuestion } from "#server/dashboards/spending/question.ts";
import { flowOf } from "./flow-of.ts";

/** Where the period's money came from and went to, from the registry; over a whole tenant as well. */
export async function loadFlow(question: SpendingQuestion): Promise<FlowTile> {
  const { period, compared } = question;
  const [incomes, payments, [before]] = await Promise.all([
    ask(question, { measures: ["spending.in"], dimensions: ["category"], period }),
    ask(question, { measures: ["spending.spent"], dimensions: ["category", "merchant"], period }),
    ask(question, { measures: ["spending.in", "spending.out"], period: compared }),
  ]);
  const income = incomes.map((row) => ({ category: text(row, "category"), minor: amount(row, "spending.in") }));
  const spent = payments.map((row) => ({
    category: text(row, "category"),
    merchant: row.merchant === null ? null : text(row, "merchant"),
    minor: amount(row, "spending.spent"),
  }));
  return {
    inMinor: total(income),
    outMinor: total(spent),
    comparedInMinor: amount(before, "spending.in"),
    comparedOutMinor: amount(before, "spending.out"),
    ...flowOf(income, spent),
  };
}

const total = (parts: readonly { minor: number }[]): number => parts.reduce((sum, { minor }) => sum + minor, 0);
