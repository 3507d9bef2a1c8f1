import type { SpendingMessages } from "#components/words/en/spending.ts";
import { spendingInsights } from "#components/words/fr/spending-insights.ts";
import { spendingTiles } from "#components/words/fr/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spending = (tools: Tools): SpendingMessages => ({
  title: "Dépenses",
  filters: { category: "Catégorie", account: "Compte" },
  links: {
    allPayments: "Tous les paiements de cette période",
    allSpending: "Toutes les dépenses de cette période",
    paymentsOf: (month) => `Paiements du mois\u00a0: ${month}`,
  },
  payments: (payments) =>
    tools.plural(payments, { one: `${tools.count(payments)} paiement`, other: `${tools.count(payments)} paiements` }),
  before: (amount) => `${amount} auparavant`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
