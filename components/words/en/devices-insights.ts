import type { Tools } from "#components/words/tools.ts";

/** What the tiles say that find something in readings: what is always on, and unusual hours. */
export const devicesInsights = ({ count, plural }: Tools) => ({
  alwaysOn: {
    title: "Always on",
    question: "How much is drawn even when nobody does anything?",
    compared: "48 hours at the end of the period before",
    definition: (band: string) =>
      `The 1st percentile of watts over the last 48 hours of the period, weighted by time, of each main meter. Standby is the band of ${band} above it.`,
    empty:
      "There is too little data of a main meter in the last 48 hours of this period. It takes power readings, or a meter's energy.",
    readings: "Readings of these 48 hours",
    aYear: (energy: string) => `${energy} a year`,
    aYearFor: (energy: string, cost: string) => `${energy} a year, about ${cost}`,
    tooLittle: (hours: string) => `has data for only ${hours} of the last 48 hours`,
    meter: (power: string, share: string, energy: string) => `${power} always on; ${share} of the time at standby, ${energy}`,
    summary: (power: string, standby: string) => `${power} are drawn at all times; up to ${standby} counts as standby.`,
    nothing: "There is too little data in the last 48 hours.",
    axis: "Half hour",
    series: { mean: "Mean", lowest: "Lowest", alwaysOn: "Always on" },
    file: "always-on",
  },
  standby: {
    label: "Standby band",
    inWatts: "In W",
    set: "Set",
    usual: "Use the usual one",
    toldSet: (power: string) => `Standby is now a band of ${power}.`,
    toldUsual: "Standby is the usual band again.",
  },
  unusual: {
    title: "Unusual",
    question: "Did a device use more or less than it does at this time?",
    nothing: "Nothing",
    nothingLabel: "stands out",
    findings: (n: number) => plural(n, { one: `${count(n)} finding`, other: `${count(n)} findings` }),
    /** Behind the figure, which is their number. */
    label: (n: number) => plural(n, { one: "time stands out", other: "times stand out" }),
    definition: (needed: number) =>
      `A device's hour against the median of the same hour of the week over the eight weeks before: unusual beyond three times the median deviation, 100 Wh, and one and a half (downwards three quarters) of the device's mean hour. Hours that follow each other are one finding. An hour is judged once there are ${count(needed)} values of it.`,
    tooEarly: (needed: number, weeks: number) => {
      const wanted = plural(needed, { one: `${count(needed)} week`, other: `${count(needed)} weeks` });
      const there = plural(weeks, { one: "there is one", other: `there are ${count(weeks)}` });
      return `Hours are judged from ${wanted} of data on; ${there} so far.`;
    },
    since: (day: string) => `Looked at since ${day}.`,
    irregular: (names: readonly string[]) => `Not judged, since they run now and then: ${names.join(", ")}.`,
    list: "Unusual hours",
    more: "More than usual",
    less: "Less than usual",
    finding: (from: string, to: string, used: string, usual: string) => `${from} to ${to}: ${used}, usually ${usual}`,
    columns: { device: "Device", from: "From", to: "To", used: "Used", usual: "Usual", deviation: "Deviation" },
    csv: {
      name: "Name",
      direction: "Direction",
      directions: { more: "more", less: "less" },
      used: (unit: string) => `Used (${unit})`,
      usual: (unit: string) => `Usual (${unit})`,
      deviation: (unit: string) => `Deviation (${unit})`,
      dismissed: "Dismissed",
      yes: "yes",
      no: "no",
    },
    file: "unusual",
  },
});
export type DevicesInsightsMessages = ReturnType<typeof devicesInsights>;
