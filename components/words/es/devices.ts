import type { DevicesMessages } from "#components/words/en/devices.ts";
import { devicesCost } from "#components/words/es/devices-cost.ts";
import { devicesInsights } from "#components/words/es/devices-insights.ts";
import { devicesReports } from "#components/words/es/devices-reports.ts";
import { devicesUse } from "#components/words/es/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devices = (tools: Tools): DevicesMessages => ({
  title: "Dispositivos",
  filters: { device: "Dispositivo", kind: "Tipo", room: "Estancia" },
  axis: { hour: "Hora", day: "Día", month: "Mes" },
  hours: (from, to) => `${from} a ${to}`,
  allReadings: "Todas las lecturas de este periodo",
  noData: "Sin datos",
  nothingMeasured: "No se midió nada.",
  untracked: "Sin asignar",
  devices: (n) => tools.plural(n, { one: `${tools.count(n)} dispositivo`, other: `${tools.count(n)} dispositivos` }),
  otherDevices: (n) => tools.plural(n, { one: `${tools.count(n)} dispositivo más`, other: `${tools.count(n)} dispositivos más` }),
  others: (n, amount) => `${tools.count(n)} más · ${amount}`,
  sentences: (sentences) => sentences.join(" "),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
