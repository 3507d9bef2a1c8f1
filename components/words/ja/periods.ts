import type { PeriodMessages } from "#components/words/en/periods.ts";
import type { Tools } from "#components/words/tools.ts";

export const periods = ({ count }: Tools): PeriodMessages => ({
  presets: {
    this_month: "今月",
    last_30_days: "過去30日間",
    last_3_months: "過去3か月",
    last_12_months: "過去12か月",
    year: "今年",
  },
  soFar: (name) => `${name}（現時点まで）`,
  inPart: (name) => `${name}（一部）`,
  than: {
    monthsBefore: (months) => `その前の${count(months)}か月`,
    daysBefore: (days) => `その前の${count(days)}日間`,
    periodBefore: "前の期間",
    yearBefore: "前年の同期間",
  },
  change: {
    same: (than) => `${than}と同じ`,
    aboutSame: (than) => `${than}とほぼ同じ`,
    more: (than) => `${than}より多い`,
    less: (than) => `${than}より少ない`,
    moreBy: (percent, than) => `${than}より${percent}多い`,
    lessBy: (percent, than) => `${than}より${percent}少ない`,
    times: (_, figure, than) => `${than}の${figure}倍`,
    none: "比較できるデータはまだありません",
  },
  asOf: (instant, zone) => `${instant}までに受信したデータがすべて含まれています。日付は${zone}のものです。`,
  waiting: (instant, relative) =>
    `${instant}（${relative}）から新しいイベントが処理を待っています。以下の数値はその時点までのものです。`,
});
