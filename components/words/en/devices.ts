import { devicesCost } from "#components/words/en/devices-cost.ts";
import { devicesInsights } from "#components/words/en/devices-insights.ts";
import { devicesReports } from "#components/words/en/devices-reports.ts";
import { devicesUse } from "#components/words/en/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

/** What the devices dashboard says. Amounts, days, hours and shares come as they are written; counts as numbers. */
export const devices = (tools: Tools) => ({
  title: "Devices",
  filters: { device: "Device", kind: "Kind", room: "Room" },
  axis: { hour: "Hour", day: "Day", month: "Month" },
  hours: (from: string, to: string) => `${from} to ${to}`,
  allReadings: "All readings of this period",
  noData: "No data",
  nothingMeasured: "Nothing was measured.",
  untracked: "Untracked",
  devices: (n: number) => tools.plural(n, { one: `${tools.count(n)} device`, other: `${tools.count(n)} devices` }),
  otherDevices: (n: number) =>
    tools.plural(n, { one: `${tools.count(n)} other device`, other: `${tools.count(n)} other devices` }),
  /** Those that are not listed, added up. */
  others: (n: number, amount: string) =>
    tools.plural(n, { one: `${tools.count(n)} other · ${amount}`, other: `${tools.count(n)} others · ${amount}` }),
  /** Sentences that follow each other. */
  sentences: (sentences: readonly string[]) => sentences.join(" "),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
export type DevicesMessages = ReturnType<typeof devices>;
