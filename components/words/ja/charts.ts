import type { ChartMessages } from "#components/words/en/charts.ts";
import type { Tools } from "#components/words/tools.ts";

export const charts = ({ count }: Tools): ChartMessages => ({
  role: "グラフ",
  label: (title) => `${title}（各点の値）`,
  keys: "矢印キーで点を移動し、Enterキーで内訳を開きます",
  steps: "矢印キーで点を移動します",
  open: "クリックまたはEnterキーで内訳を表示",
  noData: "データなし",
  note: "備考",
  amount: "金額",
  from: "移動元",
  to: "移動先",
  towards: (name) => `${name}へ`,
  andMore: (left) => `ほか${count(left)}件`,
  spoken: (heading, parts, note) => `${heading}：${parts.join("、")}${note === null ? "" : `。${note}`}`,
  cell: (row, column) => `${row} ${column}`,
  inMeanHour: (amount) => `1時間あたり平均${amount}`,
});
