import type { Tools } from "#components/words/tools.ts";

/** What the tiles say that add up what came in and went out. */
export const spendingTiles = ({ count, plural }: Tools) => {
  const wholeMonths = (months: number) =>
    plural(months, { one: `${count(months)} whole month`, other: `${count(months)} whole months` });
  const categories = (n: number) => plural(n, { one: `${count(n)} category`, other: `${count(n)} categories` });
  return {
    cashFlow: {
      title: "Cash flow",
      question: "Does more come in than goes out?",
      moreIn: "more in than out",
      moreOut: "more out than in",
      /** A comparison of what went out: "12 % less than October". */
      spent: (comparison: string) => `Spent ${comparison}`,
      definition:
        "In is what was credited, out is what was debited less refunds; net is in less out. Transfers between own accounts are left out.",
      pending: (amount: string) => `${amount} of it is not booked yet.`,
      axis: "Month",
      series: { in: "In", out: "Out", net: "Net" },
      summary: (cameIn: string, wentOut: string) => `${cameIn} came in and ${wentOut} went out.`,
      alwaysMoreIn: (months: number) => `More came in than went out in each of ${wholeMonths(months)}.`,
      oftenMoreOut: (of: number, months: number) => `More went out than came in in ${count(of)} of ${wholeMonths(months)}.`,
    },
    pace: {
      title: "Pace",
      /** Of one customer, who reads it, and of all of them. */
      question: (month: string) => `Am I spending faster in ${month} than usual?`,
      questionOfAll: (month: string) => `Are customers spending faster in ${month} than usual?`,
      byDay: (day: number) => `by day ${count(day)}`,
      /** What a month's spending is compared with, after "less than". */
      thanByDay: (day: number, month: string) => `by day ${count(day)} of ${month}`,
      definition:
        "Spending added up day by day over a calendar month: debits less refunds, transfers between own accounts left out. The mean curve is that of the three months before, and is drawn once there are three.",
      axis: "Day of the month",
      mean: "3-month mean",
      upTo: (day: string) => `Up to ${day}`,
      day: (day: number) => `Day ${count(day)}`,
      summary: (spent: string, day: number, month: string) => `${spent} spent by day ${count(day)} of ${month}.`,
      summaryLast: (spent: string, day: number, month: string, last: { spent: string; month: string }) =>
        `${spent} spent by day ${count(day)} of ${month}; ${last.spent} by the same day of ${last.month}.`,
      summaryMean: (spent: string, day: number, month: string, last: { spent: string; month: string }, mean: string) =>
        `${spent} spent by day ${count(day)} of ${month}; ${last.spent} by the same day of ${last.month}, and ${mean} in the mean of three months.`,
    },
    byCategory: {
      title: "By category",
      question: "What is the money spent on?",
      label: "spent",
      definition:
        "Debits less refunds for each category, and its share of all spending. A payment that is split counts by its parts. The dark mark on a bar is the same category in the period it is compared with.",
      columns: { category: "Category", spent: "Spent", share: "Share" },
      largest: (category: string, n: number) => `${category} is the largest of ${categories(n)}.`,
      largestShare: (category: string, n: number, share: string) =>
        `${category} is the largest of ${categories(n)}, with ${share} of all spending.`,
      nothing: "Nothing was spent.",
      rest: (n: number, amount: string) =>
        `${plural(n, { one: `${count(n)} other category`, other: `${count(n)} other categories` })} · ${amount}`,
    },
    merchants: {
      title: "Merchants",
      question: "Who gets the money?",
      merchants: (n: number) => plural(n, { one: `${count(n)} merchant`, other: `${count(n)} merchants` }),
      /** After their number: "merchants, 3 new in November". */
      label: (n: number, fresh: number, month: string) =>
        `${plural(n, { one: "merchant", other: "merchants" })}, ${fresh === 0 ? "none" : count(fresh)} new in ${month}`,
      definition:
        "Spending for each merchant by its normalised name, largest first. New is a merchant without any payment before the last month of the period. The dark mark on a bar is the period it is compared with.",
      columns: { merchant: "Merchant", spent: "Spent", payments: "Payments" },
      most: (merchant: string, amount: string) => `${merchant} got the most: ${amount}.`,
      unnamed: "No payment names a merchant.",
      new: "New",
      rest: (n: number, amount: string) => `${plural(n, { one: `${count(n)} other`, other: `${count(n)} others` })} · ${amount}`,
      others: (n: number) => plural(n, { one: `${count(n)} other merchant`, other: `${count(n)} other merchants` }),
    },
    flow: {
      title: "Flow",
      question: "Where does the money come from, and where does it go?",
      kept: "kept",
      keptShare: (share: string) => `kept (${share} of income)`,
      moreOut: "more went out than came in",
      moreOutShare: (share: string) => `more went out than came in (${share} of income)`,
      asMuchKept: (than: string) => `as much kept as ${than}`,
      moreKept: (amount: string, than: string) => `${amount} more kept than ${than}`,
      lessKept: (amount: string, than: string) => `${amount} less kept than ${than}`,
      definition: `Income by its category, what it was spent on, and who got it: debits less refunds, own-account transfers left out. Each column names its ${count(11)} largest at most, the rest is one band. What was not spent is kept; what was spent beyond income comes from savings.`,
      empty: "No money moved in this period.",
      axis: "From and to",
      columns: { income: "Income", categories: "Categories", merchants: "Merchants" },
      nodes: {
        kept: "Kept",
        drawn: "From savings",
        other: "Other",
        unnamed: "No merchant named",
        sources: (n: number) => plural(n, { one: `${count(n)} other source`, other: `${count(n)} other sources` }),
        categories: (n: number) => plural(n, { one: `${count(n)} other category`, other: `${count(n)} other categories` }),
        merchants: (n: number) => plural(n, { one: `${count(n)} other merchant`, other: `${count(n)} other merchants` }),
      },
      note: (share: string) => `${share} of what went out`,
      summary: (out: string) => `${out} went out.`,
      summaryKept: (out: string, kept: string) => `${out} went out, and ${kept} was kept.`,
      summaryMoreOut: (out: string, more: string) => `${out} went out, ${more} more than came in.`,
      most: (category: string, amount: string) => `Most went to ${category}: ${amount}.`,
      notDrawn: (n: number, amount: string) => `Not drawn: ${categories(n)} with more refunds than payments (${amount}).`,
    },
  };
};
export type SpendingTileMessages = ReturnType<typeof spendingTiles>;
