import { spendingInsights } from "#components/words/en/spending-insights.ts";
import { spendingTiles } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

/** What the spending dashboard says. Amounts, days, months and shares come as they are written; counts as numbers. */
export const spending = (tools: Tools) => ({
  title: "Spending",
  filters: { category: "Category", account: "Account" },
  links: {
    allPayments: "All payments of this period",
    allSpending: "All spending of this period",
    paymentsOf: (month: string) => `Payments of ${month}`,
  },
  payments: (payments: number) =>
    tools.plural(payments, { one: `${tools.count(payments)} payment`, other: `${tools.count(payments)} payments` }),
  before: (amount: string) => `${amount} before`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
export type SpendingMessages = ReturnType<typeof spending>;
