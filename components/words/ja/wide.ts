import type { Doing, WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count } = tools;
  return {
    customers: (n) => `お客様${count(n)}名`,
    id: "識別子",
    now: "今期間",
    before: "比較期間",
    difference: "差",
    share: "割合",
    amountBefore: (amount) => `比較期間は${amount}`,
    nothingBefore: "比較期間はなし",
    times: (times) => `${count(times)}倍`,
    distribution: {
      title: "お客様の分布",
      definition:
        "この期間にデータがある各お客様の値を、上のフィルターを適用して集計したものです。分位数は隣り合う値の間を補間しています。階級の幅は、比率の目盛りで等間隔に見えるように広がります。両端の階級は、大きく外れた少数のお客様のために開いていることがあります。",
      empty: "この期間にデータがあるお客様はいません。日付を変えるか、フィルターを減らしてください。",
      none: "この期間にデータがあるお客様はいません。",
      quantiles: { p10: "下位10分の1", p25: "下位4分の1", median: "中央値", p75: "上位4分の1", p90: "上位10分の1" },
      upTo: (amount) => `${amount}以下`,
      from: (amount) => `${amount}以上`,
      belowZero: `${count(0)}未満`,
      belowZeroName: "マイナス：戻った額のほうが多い",
      atLeast: (from) => `${from}以上`,
      under: (to) => `${to}未満`,
      between: (from, to) => `${from}以上${to}未満`,
      half: (from, to) => `その半数は${from}から${to}の間です。`,
      counted: (n) => `対象はお客様${count(n)}名です。`,
      unmeasured: (n) => `${count(n)}名のお客様は計測値がありません。`,
    },
    active: {
      title: "アクティブなお客様",
      question: "何名いて、誰が加わり、誰が離れましたか？",
      ofKnown: (n) => `名（登録済み${count(n)}名中）`,
      definition: (than) =>
        `この期間にデータがあるお客様です（上のフィルターを適用）。「新規」は比較期間（${than}）にデータがないお客様、「離脱」は比較期間にだけデータがあるお客様です。`,
      new: "新規",
      nobodyNew: "新規のお客様はいません。",
      gone: "離脱",
      nobodyGone: "離脱したお客様はいません。",
      others: (n) => `ほか${count(n)}名`,
    },
    top: { title: "上位のお客様" },
    movers: {
      title: "変化の大きいお客様",
      comparedWith: (than) => `${than}との比較です。`,
      empty: "2つの期間で値が異なるお客様がいないか、両方の期間にデータがあるお客様がいません。",
      way: (before, now) => `比較期間は${before}、今期間は${now}`,
    },
    spent: spent(tools),
    used: used(tools),
  };
};

function spent({ count }: Tools): Doing {
  return {
    column: "支出",
    distribution: {
      file: "支出の分布",
      question: "お客様1名の支出はどのくらいですか？",
      label: "が中央値（半数の支出はこれより少額）",
      axis: "お客様1名の支出",
      nothing: "支出なし",
      didNothing: (n) => `${count(n)}名は支出がありませんでした。`,
    },
    top: {
      file: "支出上位のお客様",
      question: "支出が最も多いのは誰ですか？",
      label: (listed, all) => `をお客様${count(all)}名中${count(listed)}名の支出が占めています`,
      definition: `この期間の支出が多いお客様です（上のフィルターを適用、最大${count(10)}名）。バーの濃い印は、比較期間の同じお客様を示します。`,
      empty: "この期間に支出があったお客様はいません。",
      most: (name, amount) => `支出が最も多いのは${name}で、${amount}です。`,
    },
    movers: {
      file: "支出の変化が大きいお客様",
      question: "支出が増えたのは誰で、減ったのは誰ですか？",
      definition: (than) =>
        `この期間と比較期間（${than}）の両方にデータがあるお客様を、支出の増減が大きい順に並べたものです（増減それぞれ最大${count(10)}名）。どちらか一方にだけデータがあるお客様は「アクティブなお客様」にあります。`,
      more: "支出が増加",
      less: "支出が減少",
      nobodyMore: "支出が増えたお客様はいません。",
      nobodyLess: "支出が減ったお客様はいません。",
    },
  };
}

function used({ count }: Tools): Doing {
  return {
    column: "使用量",
    distribution: {
      file: "使用量の分布",
      question: "お客様1名の使用量はどのくらいですか？",
      label: "が中央値（半数の使用量はこれより少量）",
      axis: "お客様1名の使用量",
      nothing: "使用なし",
      didNothing: (n) => `${count(n)}名は使用がありませんでした。`,
    },
    top: {
      file: "使用量上位のお客様",
      question: "使用量が最も多いのは誰ですか？",
      label: (listed, all) => `をお客様${count(all)}名中${count(listed)}名の使用量が占めています`,
      definition: `この期間の使用量が多いお客様です（上のフィルターを適用、最大${count(10)}名）。バーの濃い印は、比較期間の同じお客様を示します。`,
      empty: "この期間に使用があったお客様はいません。",
      most: (name, amount) => `使用量が最も多いのは${name}で、${amount}です。`,
    },
    movers: {
      file: "使用量の変化が大きいお客様",
      question: "使用量が増えたのは誰で、減ったのは誰ですか？",
      definition: (than) =>
        `この期間と比較期間（${than}）の両方にデータがあるお客様を、使用量の増減が大きい順に並べたものです（増減それぞれ最大${count(10)}名）。どちらか一方にだけデータがあるお客様は「アクティブなお客様」にあります。`,
      more: "使用量が増加",
      less: "使用量が減少",
      nobodyMore: "使用量が増えたお客様はいません。",
      nobodyLess: "使用量が減ったお客様はいません。",
    },
  };
}
