import type { Tools } from "#components/words/tools.ts";

/** Stretches of time, and how a figure stands against another. */
export const periods = ({ count }: Tools) => ({
  presets: {
    this_month: "This month",
    last_30_days: "Last 30 days",
    last_3_months: "Last 3 months",
    last_12_months: "Last 12 months",
    year: "This year",
  },
  soFar: (name: string) => `${name}, so far`,
  inPart: (name: string) => `${name}, in part`,
  /** What is compared with, as a noun phrase: it stands alone, or in one of the sentences below. */
  than: {
    monthsBefore: (months: number) => `the ${count(months)} months before`,
    daysBefore: (days: number) => `the ${count(days)} days before`,
    periodBefore: "the period before",
    yearBefore: "a year before",
  },
  change: {
    same: (than: string) => `the same as ${than}`,
    aboutSame: (than: string) => `about the same as ${than}`,
    more: (than: string) => `more than ${than}`,
    less: (than: string) => `less than ${than}`,
    moreBy: (percent: string, than: string) => `${percent} more than ${than}`,
    lessBy: (percent: string, than: string) => `${percent} less than ${than}`,
    times: (_times: number, figure: string, than: string) => `${figure} times ${than}`,
    none: "Nothing to compare with yet",
  },
  /** Until when everything received is in a figure. */
  asOf: (instant: string, zone: string) => `Everything received by ${instant} is in this figure. Days are those of ${zone}.`,
  waiting: (instant: string, relative: string) =>
    `New events wait to be processed since ${instant} (${relative}). The figures below are complete up to then.`,
});
export type PeriodMessages = ReturnType<typeof periods>;
