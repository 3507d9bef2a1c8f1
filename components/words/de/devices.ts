import { devicesCost } from "#components/words/de/devices-cost.ts";
import { devicesInsights } from "#components/words/de/devices-insights.ts";
import { devicesReports } from "#components/words/de/devices-reports.ts";
import { devicesUse } from "#components/words/de/devices-use.ts";
import type { DevicesMessages } from "#components/words/en/devices.ts";
import type { Tools } from "#components/words/tools.ts";

export const devices = (tools: Tools): DevicesMessages => ({
  title: "Geräte",
  filters: { device: "Gerät", kind: "Art", room: "Raum" },
  axis: { hour: "Stunde", day: "Tag", month: "Monat" },
  hours: (from, to) => `${from} bis ${to} Uhr`,
  allReadings: "Alle Messwerte dieses Zeitraums",
  noData: "Keine Daten",
  nothingMeasured: "Es wurde nichts gemessen.",
  untracked: "Nicht zugeordnet",
  devices: (n) => tools.plural(n, { one: `${tools.count(n)} Gerät`, other: `${tools.count(n)} Geräte` }),
  otherDevices: (n) => tools.plural(n, { one: `${tools.count(n)} weiteres Gerät`, other: `${tools.count(n)} weitere Geräte` }),
  others: (n, amount) =>
    tools.plural(n, { one: `${tools.count(n)} weiteres · ${amount}`, other: `${tools.count(n)} weitere · ${amount}` }),
  sentences: (sentences) => sentences.join(" "),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
