import { spendingInsights } from "#components/words/de/spending-insights.ts";
import { spendingTiles } from "#components/words/de/spending-tiles.ts";
import type { SpendingMessages } from "#components/words/en/spending.ts";
import type { Tools } from "#components/words/tools.ts";

export const spending = (tools: Tools): SpendingMessages => ({
  title: "Ausgaben",
  filters: { category: "Kategorie", account: "Konto" },
  links: {
    allPayments: "Alle Zahlungen dieses Zeitraums",
    allSpending: "Alle Ausgaben dieses Zeitraums",
    paymentsOf: (month) => `Zahlungen im ${month}`,
  },
  payments: (payments) =>
    tools.plural(payments, { one: `${tools.count(payments)} Zahlung`, other: `${tools.count(payments)} Zahlungen` }),
  before: (amount) => `vorher ${amount}`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
