import { spendingInsights } from "#components/words/ar/spending-insights.ts";
import { spendingTiles } from "#components/words/ar/spending-tiles.ts";
import type { SpendingMessages } from "#components/words/en/spending.ts";
import type { Tools } from "#components/words/tools.ts";

export const spending = (tools: Tools): SpendingMessages => ({
  title: "الإنفاق",
  filters: { category: "الفئة", account: "الحساب" },
  links: {
    allPayments: "جميع مدفوعات هذه الفترة",
    allSpending: "جميع نفقات هذه الفترة",
    paymentsOf: (month) => `مدفوعات ${month}`,
  },
  payments: (payments) =>
    tools.plural(payments, {
      zero: "لا دفعات",
      one: "دفعة واحدة",
      two: "دفعتان",
      few: `${tools.count(payments)} دفعات`,
      many: `${tools.count(payments)} دفعة`,
      other: `${tools.count(payments)} دفعة`,
    }),
  before: (amount) => `${amount} سابقًا`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
