import { devicesCost } from "#components/words/ar/devices-cost.ts";
import { devicesInsights } from "#components/words/ar/devices-insights.ts";
import { devicesReports } from "#components/words/ar/devices-reports.ts";
import { devicesUse } from "#components/words/ar/devices-use.ts";
import type { DevicesMessages } from "#components/words/en/devices.ts";
import type { Tools } from "#components/words/tools.ts";

export const devices = (tools: Tools): DevicesMessages => ({
  title: "الأجهزة",
  filters: { device: "الجهاز", kind: "النوع", room: "الغرفة" },
  axis: { hour: "الساعة", day: "اليوم", month: "الشهر" },
  hours: (from, to) => `من ${from} إلى ${to}`,
  allReadings: "كل قراءات هذه الفترة",
  noData: "لا بيانات",
  nothingMeasured: "لم يُقَس شيء.",
  untracked: "غير منسوب",
  devices: (n) =>
    tools.plural(n, {
      zero: "لا أجهزة",
      one: "جهاز واحد",
      two: "جهازان",
      few: `${tools.count(n)} أجهزة`,
      many: `${tools.count(n)} جهازًا`,
      other: `${tools.count(n)} جهاز`,
    }),
  otherDevices: (n) =>
    tools.plural(n, {
      zero: "لا أجهزة أخرى",
      one: "جهاز آخر",
      two: "جهازان آخران",
      few: `${tools.count(n)} أجهزة أخرى`,
      many: `${tools.count(n)} جهازًا آخر`,
      other: `${tools.count(n)} جهاز آخر`,
    }),
  others: (n, amount) =>
    tools.plural(n, {
      zero: `لا أجهزة أخرى · ${amount}`,
      one: `جهاز آخر · ${amount}`,
      two: `جهازان آخران · ${amount}`,
      few: `${tools.count(n)} أجهزة أخرى · ${amount}`,
      many: `${tools.count(n)} جهازًا آخر · ${amount}`,
      other: `${tools.count(n)} جهاز آخر · ${amount}`,
    }),
  sentences: (sentences) => sentences.join(" "),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
