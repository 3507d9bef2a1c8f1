import type { z } from "zod";
import { amount, text } from "#server/dashboards/cells.ts";
import type { CashFlowTile } from "#server/dashboards/spending-view.ts";
import { addMonths, lastOfMonth } from "#server/metrics/calendar.ts";
import type { Row } from "#server/metrics/contract.ts";
import { ask, type SpendingQuestion } from "./question.ts";

const measures = ["spending.in", "spending.out", "spending.net"];

/** In, out and net per month with data, and in the whole period and the compared one. */
export async function loadCashFlow(question: SpendingQuestion): Promise<z.infer<typeof CashFlowTile>> {
  const { period, compared, newest } = question;
  const [months, [total], [before]] = await Promise.all([
    ask(question, { measures, period, granularity: "month" }),
    ask(question, { measures, period }),
    ask(question, { measures, period: compared }),
  ]);
  return {
    total: flow(total),
    compared: flow(before),
    months: months.map((row) => {
      const month = `${text(row, "month")}-01`;
      const inside = month >= period.from && addMonths(month, 1) <= period.to;
      const ended = newest !== null && newest >= lastOfMonth(month);
      return { month, partial: !inside || !ended, ...flow(row) };
    }),
  };
}

const flow = (row: Row | undefined) => ({
  inMinor: amount(row, "spending.in"),
  outMinor: amount(row, "spending.out"),
  netMinor: amount(row, "spending.net"),
});
