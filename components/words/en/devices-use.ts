import type { Tools } from "#components/words/tools.ts";

/** What the tiles say that show how much energy was used, by what and when. */
export const devicesUse = ({ count, plural }: Tools) => ({
  use: {
    title: "Use over time",
    question: "How much energy is used, and by what?",
    label: "used",
    nothing: "Nothing was measured",
    definition:
      "The use of the home: what its meter counted, or without one the sum of its devices. Bars stand on each other by device; untracked is what the meter counted and no device accounts for. Where nothing was measured there is a gap.",
    total: "Total",
    wholeHome: "Whole home",
    covered: (share: string) => `${share} of the time has data`,
    used: (amount: string) => `${amount} used.`,
    mostAt: {
      hour: (amount: string, hour: string, most: string) => `${amount} used, most on ${hour} (${most}).`,
      day: (amount: string, day: string, most: string) => `${amount} used, most on ${day} (${most}).`,
      month: (amount: string, month: string, most: string) => `${amount} used, most in ${month} (${most}).`,
    },
    gaps: {
      hour: (n: number) =>
        plural(n, { one: `${count(n)} hour without data is a gap.`, other: `${count(n)} hours without data are gaps.` }),
      day: (n: number) =>
        plural(n, { one: `${count(n)} day without data is a gap.`, other: `${count(n)} days without data are gaps.` }),
      month: (n: number) =>
        plural(n, { one: `${count(n)} month without data is a gap.`, other: `${count(n)} months without data are gaps.` }),
    },
    file: "use",
  },
  ranking: {
    title: "Devices",
    kinds: "Kinds of device",
    question: "What uses the most?",
    label: "with data in this period",
    definition: "Energy of each device in the period, largest first, and its share of the whole use.",
    most: (name: string) => `${name} used the most.`,
    mostOf: (name: string, share: string) => `${name} used the most, ${share} of the total.`,
    none: "No device has data.",
    columns: { device: "Device", kind: "Kind", used: "Used", share: "Share" },
    file: "devices",
  },
  when: {
    title: "When",
    question: "At what time is most used?",
    label: "is the busiest hour",
    definition:
      "The mean use of each hour of the week, over the hours that have data. The peak is the greatest power that one device reported.",
    hour: (weekday: string, clock: string) => `${weekday} ${clock}`,
    mean: (amount: string) => `${amount} in the mean hour`,
    highest: (weekday: string, hours: string, mean: string) =>
      `Use is highest on ${weekday}s from ${hours}, with ${mean} in the mean hour.`,
    /** What stands before and after the power, which is set apart. */
    peak: (device: string, at: string): [before: string, after: string] => ["Peak ", ` by ${device}, ${at}`],
    file: "when",
  },
  unaccounted: {
    title: "Untracked",
    question: "How much of the use does no device account for?",
    label: (share: string) => `${share} tracked`,
    definition:
      "What the home's meter counted less the sum of the devices behind it. It is negative where devices say more than the meter. Coverage is what devices account for, of what the meter counted.",
    homeMeter: "Home meter",
    homeMeters: "Home meters",
    tracked: "Tracked by devices",
    bar: (share: string) => `${share} of the home's use is tracked by devices`,
    more: "Devices report more than the meter: one of them may be counted twice, or the meter may miss a circuit.",
    less: "A plug or meter on the largest circuit without one makes this smaller.",
    readings: "Readings of the home meter",
    columns: {
      home: (unit: string) => `Home meter (${unit})`,
      tracked: (unit: string) => `Tracked (${unit})`,
      untracked: (unit: string) => `Untracked (${unit})`,
      coverage: "Coverage",
    },
    file: "untracked",
  },
  compared: {
    title: "Compared",
    question: "Is it more than before?",
    label: "in this period",
    definition:
      "The use of this period, of the one just before it, and of the same days a year ago, laid over each other from the start of each.",
    series: { now: "This period", before: "Period before", year: "A year before" },
    nothing: "Nothing was measured in this period.",
    amount: (amount: string) => `${amount}.`,
    changes: (amount: string, changes: readonly string[]) => `${amount}: ${changes.join(", ")}.`,
    file: "compared",
  },
});
export type DevicesUseMessages = ReturnType<typeof devicesUse>;
