import type { SpendingMessages } from "#components/words/en/spending.ts";
import { spendingInsights } from "#components/words/es/spending-insights.ts";
import { spendingTiles } from "#components/words/es/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spending = (tools: Tools): SpendingMessages => ({
  title: "Gastos",
  filters: { category: "Categoría", account: "Cuenta" },
  links: {
    allPayments: "Todos los pagos de este periodo",
    allSpending: "Todos los gastos de este periodo",
    paymentsOf: (month) => `Pagos de ${month}`,
  },
  payments: (payments) =>
    tools.plural(payments, { one: `${tools.count(payments)} pago`, other: `${tools.count(payments)} pagos` }),
  before: (amount) => `${amount} antes`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
