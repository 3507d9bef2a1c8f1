import { type Measure, measure, sum } from "#server/metrics/measure.ts";

const domain = "spending";
const out = sum("debit_minor").minus(sum("refund_minor"));

/** The measures of the spending domain. Money in minor units of the row's currency. */
export const SPENDING: readonly Measure[] = [
  measure({
    name: "spending.in",
    domain,
    unit: "money",
    figure: sum("credit_minor"),
    about: "Money in: the sum of credits; refunds and transfers between own accounts are not among them.",
  }),
  measure({
    name: "spending.out",
    domain,
    unit: "money",
    figure: out,
    about: "Money out: the sum of debits less the refunds; transfers between own accounts are not among them.",
  }),
  measure({
    name: "spending.net",
    domain,
    unit: "money",
    figure: sum("credit_minor").minus(out),
    about: "What remains: money in less money out.",
  }),
  measure({
    name: "spending.spent",
    domain,
    unit: "money",
    figure: out,
    about: "Debits net of refunds, transfers between own accounts excluded. A split payment counts by its parts.",
  }),
  measure({
    name: "spending.debits",
    domain,
    unit: "money",
    figure: sum("debit_minor"),
    about: "The sum of debits alone, before refunds; transfers between own accounts excluded.",
  }),
  measure({
    name: "spending.refunds",
    domain,
    unit: "money",
    figure: sum("refund_minor"),
    about: "The sum of refunds: credits that point to a payment or are of kind refund. They reduce money out.",
  }),
  measure({
    name: "spending.own_transfers",
    domain,
    unit: "money",
    figure: sum("own_out_minor"),
    about: "Money moved out to the subject's own other accounts, where the event says so. Neither in nor out.",
  }),
  measure({
    name: "spending.payments",
    domain,
    unit: "count",
    figure: sum("debits"),
    about: "How many debits. A split payment counts once, with its first part.",
  }),
  measure({
    name: "spending.refund_count",
    domain,
    unit: "count",
    figure: sum("refunds"),
    about: "How many refunds. A split one counts once, with its first part.",
  }),
  measure({
    name: "spending.credit_count",
    domain,
    unit: "count",
    figure: sum("credits"),
    about: "How many credits that are not refunds. A split one counts once, with its first part.",
  }),
];
