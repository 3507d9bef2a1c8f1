import type { Tools } from "#components/words/tools.ts";

/** What the tiles say that have a tenant's customers side by side; each sentence as one of what a customer does. */
export const wide = (tools: Tools) => ({
  ...wideTiles(tools),
  spent: doing(tools, "spent", "Spent"),
  used: doing(tools, "used", "Used"),
});
export type WideMessages = ReturnType<typeof wide>;
/** What a customer does: the sentences of it. */
export type Doing = ReturnType<typeof doing>;

function wideTiles({ count, plural }: Tools) {
  const customers = (n: number) => plural(n, { one: `${count(n)} customer`, other: `${count(n)} customers` });
  return {
    customers,
    id: "Id",
    now: "Now",
    before: "Before",
    difference: "Difference",
    share: "Share",
    amountBefore: (amount: string) => `${amount} before`,
    nothingBefore: "nothing before",
    /** So many times what it was: stands where a share in per cent would. */
    times: (times: number) => `${count(times)} times`,
    distribution: {
      title: "Across customers",
      definition:
        "What each customer with data in this period comes to, with the filters above. The quantiles are interpolated between neighbours. Bars grow by steps that look alike on a scale of ratios; one at either end may be open, for the few that lie far out.",
      empty: "No customer has data in this period. Choose other days or fewer filters.",
      none: "No customer has data in this period.",
      quantiles: { p10: "Lowest tenth", p25: "Lowest quarter", median: "Median", p75: "Highest quarter", p90: "Highest tenth" },
      upTo: (amount: string) => `up to ${amount}`,
      from: (amount: string) => `from ${amount}`,
      belowZero: `Below ${count(0)}`,
      belowZeroName: "Less than nothing: more came back",
      atLeast: (from: string) => `${from} and more`,
      under: (to: string) => `Under ${to}`,
      between: (from: string, to: string) => `${from} to under ${to}`,
      half: (from: string, to: string) => `Half of them lie between ${from} and ${to}.`,
      counted: (n: number) => `${customers(n)}.`,
      unmeasured: (n: number) => `Of ${customers(n)} nothing was measured.`,
    },
    active: {
      title: "Active customers",
      question: "How many are there, who came and who went?",
      ofKnown: (n: number) => `of ${count(n)} known`,
      definition: (than: string) =>
        `Customers with data in this period, with the filters above. New: they have none in the period it is compared with (${than}). Gone: they have data in that one alone.`,
      new: "New",
      nobodyNew: "Nobody is new.",
      gone: "Gone",
      nobodyGone: "Nobody has gone.",
      others: (n: number) => plural(n, { one: `and ${count(n)} other`, other: `and ${count(n)} others` }),
    },
    top: { title: "Top customers" },
    movers: {
      title: "Top movers",
      comparedWith: (than: string) => `Compared with ${than}.`,
      empty: "No customer has other figures in the two periods, or none has data in both.",
      way: (before: string, now: string) => `${before} before, ${now} now`,
    },
  };
}

/** English says all of it with the verb in its past form; other languages write each sentence out. */
function doing({ count, plural }: Tools, done: string, Done: string) {
  const customers = (n: number) => plural(n, { one: `${count(n)} customer`, other: `${count(n)} customers` });
  return {
    column: Done,
    distribution: {
      file: `distribution ${done}`,
      question: `How much is ${done} by a customer?`,
      label: `in the middle: half ${done} less`,
      axis: `Each customer ${done}`,
      nothing: `Nothing ${done}`,
      didNothing: (n: number) => `${customers(n)} ${done} nothing.`,
    },
    top: {
      file: `top customers ${done}`,
      question: `Who ${done} the most?`,
      label: (listed: number, all: number) => `of all is ${done} by ${count(listed)} of ${customers(all)}`,
      definition: `The customers who ${done} the most in this period, with the filters above: at most ten. The dark mark on a bar is the same customer in the period it is compared with.`,
      empty: `Nobody ${done} anything in this period.`,
      most: (name: string, amount: string) => `${name} ${done} the most: ${amount}.`,
    },
    movers: {
      file: `movers ${done}`,
      question: `Who ${done} more, and who less?`,
      definition: (than: string) =>
        `Customers with data both in this period and in the one it is compared with (${than}), by how much more or less they ${done}: at most ten each way. Those with data in one of the two alone are under Active customers.`,
      more: `More ${done}`,
      less: `Less ${done}`,
      nobodyMore: `Nobody ${done} more.`,
      nobodyLess: `Nobody ${done} less.`,
    },
  };
}
