import type { DevicesUseMessages } from "#components/words/en/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesUse = ({ count }: Tools): DevicesUseMessages => ({
  use: {
    title: "使用量の推移",
    question: "エネルギーは何に、どれだけ使われていますか？",
    label: "を使用",
    nothing: "計測されたデータはありません",
    definition:
      "住宅の使用量です。メーターの計測値、メーターがない場合は機器の合計を示します。棒は機器ごとに積み重ねられ、「内訳不明」はメーターが計測したもののうち、どの機器にも当てはまらない分です。計測されなかったところは空白になります。",
    total: "合計",
    wholeHome: "住宅全体",
    covered: (share) => `時間の${share}でデータあり`,
    used: (amount) => `${amount}を使用しました。`,
    mostAt: {
      hour: (amount, hour, most) => `${amount}を使用しました。最も多かったのは${hour}です（${most}）。`,
      day: (amount, day, most) => `${amount}を使用しました。最も多かったのは${day}です（${most}）。`,
      month: (amount, month, most) => `${amount}を使用しました。最も多かったのは${month}です（${most}）。`,
    },
    gaps: {
      hour: (n) => `データのない${count(n)}時間は空白になっています。`,
      day: (n) => `データのない${count(n)}日間は空白になっています。`,
      month: (n) => `データのない${count(n)}か月は空白になっています。`,
    },
    file: "使用量の推移",
  },
  ranking: {
    title: "機器",
    kinds: "機器の種類",
    question: "最も多く使っているのは何ですか？",
    label: "件にこの期間のデータがあります",
    definition: "期間中の各機器のエネルギーを多い順に並べたもので、使用量全体に占める割合も示します。",
    most: (name) => `最も多く使用したのは${name}です。`,
    mostOf: (name, share) => `最も多く使用したのは${name}で、全体の${share}です。`,
    none: "データのある機器はありません。",
    columns: { device: "機器", kind: "種類", used: "使用量", share: "割合" },
    file: "機器",
  },
  when: {
    title: "時間帯",
    question: "最も多く使われるのはいつですか？",
    label: "が最も使用量の多い時間帯です",
    definition:
      "曜日と時刻ごとの平均使用量です。データのある時間だけで平均しています。ピークは、1台の機器が報告した最大の電力です。",
    hour: (weekday, clock) => `${weekday} ${clock}`,
    mean: (amount) => `この時間帯の平均は${amount}`,
    highest: (weekday, hours, mean) => `使用量が最も多いのは${weekday}の${hours}で、平均${mean}です。`,
    peak: (device, at) => ["ピーク ", `（${device}、${at}）`],
    file: "時間帯",
  },
  unaccounted: {
    title: "内訳不明",
    question: "どの機器にも当てはまらない使用量はどれくらいですか？",
    label: (share) => `内訳が分かるのは${share}`,
    definition:
      "住宅のメーターの計測値から、その下にある機器の合計を引いたものです。機器の合計がメーターを上回ると負の値になります。カバー率は、メーターの計測値に占める機器の割合です。",
    homeMeter: "住宅のメーター",
    homeMeters: "各住宅のメーター",
    tracked: "機器の合計",
    bar: (share) => `住宅の使用量のうち、機器で内訳が分かるのは${share}です`,
    more: "機器の合計がメーターを上回っています。二重に数えられている機器があるか、メーターが計測していない回路がある可能性があります。",
    less: "まだ計測していない最大の回路に計測プラグやメーターを付けると、この値は小さくなります。",
    readings: "住宅のメーターの計測値",
    columns: {
      home: (unit) => `住宅のメーター（${unit}）`,
      tracked: (unit) => `機器の合計（${unit}）`,
      untracked: (unit) => `内訳不明（${unit}）`,
      coverage: "カバー率",
    },
    file: "内訳不明",
  },
  compared: {
    title: "比較",
    question: "以前より増えていますか？",
    label: "（この期間）",
    definition: "この期間、その直前の期間、1年前の同じ日々の使用量を、それぞれの初日をそろえて重ねて示しています。",
    series: { now: "この期間", before: "前の期間", year: "1年前" },
    nothing: "この期間に計測されたデータはありません。",
    amount: (amount) => `${amount}です。`,
    changes: (amount, changes) => `${amount}：${changes.join("、")}。`,
    file: "比較",
  },
});
