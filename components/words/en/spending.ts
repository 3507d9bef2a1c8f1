import type { Tools } from "#components/words/tools.ts";

/** What the spending dashboard says. */
export const spending = ({ count, plural }: Tools) => ({
  payments: (payments: number) => plural(payments, { one: "1 payment", other: `${count(payments)} payments` }),
  cashFlow: {
    title: "Cash flow",
    question: "Does more come in than goes out?",
    moreIn: "more in than out",
  },
});
export type SpendingMessages = ReturnType<typeof spending>;
