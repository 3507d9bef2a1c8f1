import type { DevicesMessages } from "#components/words/en/devices.ts";
import { devicesCost } from "#components/words/fr/devices-cost.ts";
import { devicesInsights } from "#components/words/fr/devices-insights.ts";
import { devicesReports } from "#components/words/fr/devices-reports.ts";
import { devicesUse } from "#components/words/fr/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devices = (tools: Tools): DevicesMessages => ({
  title: "Appareils",
  filters: { device: "Appareil", kind: "Catégorie", room: "Pièce" },
  axis: { hour: "Heure", day: "Jour", month: "Mois" },
  hours: (from, to) => `${from} à ${to}`,
  allReadings: "Tous les relevés de cette période",
  noData: "Aucune donnée",
  nothingMeasured: "Rien n’a été mesuré.",
  untracked: "Non attribué",
  devices: (n) => tools.plural(n, { one: `${tools.count(n)} appareil`, other: `${tools.count(n)} appareils` }),
  otherDevices: (n) => tools.plural(n, { one: `${tools.count(n)} autre appareil`, other: `${tools.count(n)} autres appareils` }),
  others: (n, amount) =>
    tools.plural(n, { one: `${tools.count(n)} autre · ${amount}`, other: `${tools.count(n)} autres · ${amount}` }),
  sentences: (sentences) => sentences.join(" "),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
