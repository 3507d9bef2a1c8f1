import type { DevicesMessages } from "#components/words/en/devices.ts";
import { devicesCost } from "#components/words/ja/devices-cost.ts";
import { devicesInsights } from "#components/words/ja/devices-insights.ts";
import { devicesReports } from "#components/words/ja/devices-reports.ts";
import { devicesUse } from "#components/words/ja/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devices = (tools: Tools): DevicesMessages => ({
  title: "機器",
  filters: { device: "機器", kind: "種類", room: "部屋" },
  axis: { hour: "時", day: "日", month: "月" },
  hours: (from, to) => `${from}～${to}`,
  allReadings: "この期間のすべての計測値",
  noData: "データなし",
  nothingMeasured: "計測されたデータはありません。",
  untracked: "内訳不明",
  devices: (n) => `${tools.count(n)}台`,
  otherDevices: (n) => `その他${tools.count(n)}台`,
  others: (n, amount) => `その他${tools.count(n)}件・${amount}`,
  sentences: (sentences) => sentences.join(""),
  ...devicesUse(tools),
  ...devicesCost(tools),
  ...devicesInsights(tools),
  ...devicesReports(tools),
});
