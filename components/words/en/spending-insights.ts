import type { Tools } from "#components/words/tools.ts";

/** What the tiles say that find something in payments. */
export const spendingInsights = ({ count, percent, plural }: Tools) => ({
  recurring: {
    title: "Recurring",
    question: "What comes back every month, and what is due next?",
    label: "a month, going out",
    definition: (from: string, to: string) =>
      `Payments to the same merchant, in the same direction, at least three on one cadence (two for a yearly one), with amounts within ${percent(0.1)} or ${count(2)} units of their median. The monthly cost adds up those that go on; dismissed ones are left out, and those with two payments so far until they are confirmed. Payments of ${from} to ${to} were looked at.`,
    comesIn: (amount: string) => `${amount} a month come in the same way.`,
    empty: "Nothing repeats yet. It takes three payments to the same merchant at regular times, or two a year apart.",
    list: "Recurring payments",
    aMonth: (amount: string) => `${amount} a month`,
    due: (payments: number, amount: string) =>
      plural(payments, {
        one: `${count(payments)} payment still due this month: ${amount}.`,
        other: `${count(payments)} payments still due this month: ${amount}.`,
      }),
    cadences: {
      weekly: "Weekly",
      fortnightly: "Every two weeks",
      monthly: "Monthly",
      quarterly: "Quarterly",
      half_yearly: "Twice a year",
      yearly: "Yearly",
    },
    states: {
      dismissed: "Dismissed",
      early: "Two so far",
      missed: "Overdue",
      ended: "Ended",
      confirmed: "Confirmed",
      mature: "Goes on",
    },
    until: (cadence: string, day: string) => `${cadence} until ${day}`,
    wasDue: (cadence: string, day: string) => `${cadence}, was due on ${day}`,
    next: (cadence: string, day: string) => `${cadence}, next on ${day}`,
    rose: (from: string, to: string, day: string) => `Rose from ${from} to ${to} on ${day}`,
    roseLast: (from: string, to: string, day: string, rises: number) =>
      plural(rises, {
        one: `Rose from ${from} to ${to} on ${day}, the last of ${count(rises)} rise`,
        other: `Rose from ${from} to ${to} on ${day}, the last of ${count(rises)} rises`,
      }),
    table: {
      merchant: "Merchant",
      cadence: "Cadence",
      state: "State",
      lastAmount: "Last amount",
      perMonth: "Per month",
      payments: "Payments",
      last: "Last",
      next: "Next",
    },
    file: {
      category: "Category",
      direction: "Direction",
      choice: "Choice",
      median: "Median",
      firstDay: "First day",
      lastDay: "Last day",
      nextDay: "Next day",
      directions: { debit: "debit", credit: "credit" },
      cadences: {
        weekly: "weekly",
        fortnightly: "fortnightly",
        monthly: "monthly",
        quarterly: "quarterly",
        half_yearly: "half_yearly",
        yearly: "yearly",
      },
      states: { early: "early", mature: "mature", missed: "missed", ended: "ended" },
      choices: { confirmed: "confirmed", dismissed: "dismissed" },
    },
    menu: {
      label: (merchant: string) => `${merchant}: what it is`,
      confirm: "Yes, this is recurring",
      confirmed: (merchant: string) => `${merchant} is confirmed.`,
      unconfirm: "Take the confirmation back",
      unconfirmed: (merchant: string) => `${merchant} is not confirmed any more.`,
      dismiss: "Not recurring: leave it out",
      dismissed: (merchant: string) => `${merchant} is left out.`,
      restore: "Count it again",
      restored: (merchant: string) => `${merchant} counts again.`,
      merge: "It is the same as…",
      split: "Take apart what was merged",
      splitTold: (merchant: string) => `${merchant} is taken apart.`,
    },
    merge: {
      title: (merchant: string) => `${merchant} is the same as`,
      which: "Which one",
      cancel: "Cancel",
      merge: "Make them one",
      merged: (merchant: string, other: string) => `${merchant} and ${other} are one.`,
    },
  },
  unusual: {
    title: "Unusual",
    question: "Is there anything to look at?",
    nothing: "Nothing",
    standsOut: "stands out",
    /** After their number: "things stand out". */
    standOut: (n: number) => plural(n, { one: "thing stands out", other: "things stand out" }),
    findings: (n: number) => plural(n, { one: `${count(n)} finding`, other: `${count(n)} findings` }),
    definition: (least: string) =>
      `A category whose month so far is beyond its median of the last complete months by more than three times their median deviation, and by ${least} at least; told once per category and month, from three complete months on. Two payments of one amount to one merchant within ${count(48)} hours. Fees. Recurring payments that rose.`,
    /** With 0, 1 or 2 complete months. */
    tooFew: (months: number) =>
      `Categories are judged from three complete months on; there ${months === 1 ? "is one" : `are ${months === 0 ? "none" : "two"}`} so far.`,
    kinds: { category: "More than usual", duplicate: "Paid twice?", fee: "Fee", price_rise: "Price rise" },
    inMonth: (amount: string, month: string) => `${amount} in ${month}`,
    inMonthUsually: (amount: string, month: string, usual: string) => `${amount} in ${month}, usually ${usual}`,
    twice: (amount: string) => `${amount} twice within ${count(48)} hours`,
    was: (amount: string, before: string) => `${amount}, was ${before}`,
    table: {
      what: "What",
      why: "Why",
      day: "Day",
      amount: "Amount",
      usual: "Usual",
      deviation: "Deviation",
      limit: "Limit",
    },
    file: {
      kind: "Kind",
      dismissed: "Dismissed",
      yes: "yes",
      no: "no",
      kinds: { category: "category", duplicate: "duplicate", fee: "fee", price_rise: "price_rise" },
    },
  },
});
export type SpendingInsightMessages = ReturnType<typeof spendingInsights>;
