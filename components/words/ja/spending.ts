import type { SpendingMessages } from "#components/words/en/spending.ts";
import { spendingInsights } from "#components/words/ja/spending-insights.ts";
import { spendingTiles } from "#components/words/ja/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spending = (tools: Tools): SpendingMessages => ({
  title: "支出",
  filters: { category: "カテゴリー", account: "口座" },
  links: {
    allPayments: "この期間のすべての支払い",
    allSpending: "この期間のすべての支出",
    paymentsOf: (month) => `${month}の支払い`,
  },
  payments: (payments) => `${tools.count(payments)}件`,
  before: (amount) => `比較期間は${amount}`,
  ...spendingTiles(tools),
  ...spendingInsights(tools),
});
