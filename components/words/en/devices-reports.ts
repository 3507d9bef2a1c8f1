import type { Tools } from "#components/words/tools.ts";

/** What the tiles say of what devices report: whether they do, and whether they are on. */
export const devicesReports = ({ count, plural }: Tools) => ({
  uptime: {
    title: "Uptime",
    question: "Do all devices report?",
    label: "reported; no device is silent",
    labelSilent: (n: number) =>
      plural(n, { one: `reported; ${count(n)} device silent`, other: `reported; ${count(n)} devices silent` }),
    definition:
      "Seconds with data / seconds expected, from a device's first reading on. What is not overdue is not expected yet. A gap is longer than the device's gap limit, or its expected interval where that is longer; silent is a device that has sent nothing for longer than that at the end of the data.",
    empty: "No device was expected to report in this period.",
    list: "Devices by uptime, the lowest first",
    silent: "Silent",
    reported: (name: string, share: string) => `${name}: ${share} reported`,
    notExpected: (name: string) => `${name}: nothing expected`,
    gaps: (n: number, from: string, to: string) =>
      plural(n, {
        one: `${count(n)} gap, the longest ${from} to ${to}`,
        other: `${count(n)} gaps, the longest ${from} to ${to}`,
      }),
    gap: (from: string, to: string) => `${from} to ${to}`,
    ofOwner: (device: string, owner: string) => `${device}, ${owner}`,
    columns: {
      device: "Device",
      reported: "Reported",
      expected: "Hours expected",
      gaps: "Gaps",
      longest: "Longest gap",
      lastSeen: "Last seen",
    },
    csv: {
      subject: "Subject",
      name: "Name",
      uptime: "Uptime",
      reported: "Reported (s)",
      expected: "Expected (s)",
      silent: "Silent",
      yes: "yes",
      no: "no",
    },
    file: "uptime",
  },
  running: {
    title: "Run time",
    question: "How long do devices run, and how often do they start?",
    label: (starts: number) =>
      plural(starts, { one: `switched on, ${count(starts)} start`, other: `switched on, ${count(starts)} starts` }),
    definition:
      "Time from each “on” to the device's next report, at most its gap limit. A start is an “on” after an “off”; a cycle is off, on, off again, and counts where it ended. Several devices add up.",
    empty: "No device reports whether it is on or off.",
    nothing: "No device reports on and off.",
    summary: (time: string, starts: number) =>
      plural(starts, {
        one: `${time} switched on, in ${count(starts)} start.`,
        other: `${time} switched on, in ${count(starts)} starts.`,
      }),
    longest: (name: string, time: string) => `${name} ran the longest: ${time}.`,
    starts: (n: number) => plural(n, { one: `${count(n)} start`, other: `${count(n)} starts` }),
    cycles: (n: number, mean: string) =>
      plural(n, { one: `${count(n)} cycle of ${mean}`, other: `${count(n)} cycles of ${mean}` }),
    list: "Run time by device",
    onNow: "on now",
    time: {
      seconds: (seconds: number) => `${count(seconds)} s`,
      minutes: (minutes: number) => `${count(minutes)} min`,
      hours: (hours: number) => `${count(hours)} h`,
      hoursAndMinutes: (hours: number, minutes: number) => `${count(hours)} h ${count(minutes)} min`,
    },
    columns: {
      runTime: "Run time",
      before: "Before",
      starts: "Starts",
      cycles: "Cycles",
      mean: "Mean",
      median: "Median",
      longest: "Longest",
    },
    csv: {
      name: "Name",
      runTime: "Run time (s)",
      before: "Before (s)",
      mean: "Mean (s)",
      median: "Median (s)",
      longest: "Longest (s)",
    },
    file: "run-time",
  },
});
export type DevicesReportsMessages = ReturnType<typeof devicesReports>;
