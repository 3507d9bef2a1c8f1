import type { Doing, WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count } = tools;
  return {
    customers: (n) => `顧客${count(n)}名`,
    id: "識別子",
    now: "今期間",
    before: "比較期間",
    difference: "差",
    share: "割合",
    amountBefore: (amount) => `比較期間は${amount}`,
    nothingBefore: "比較期間はなし",
    times: (times) => `${count(times)}倍`,
    distribution: {
      title: "顧客の分布",
      definition:
        "この期間にデータがある各顧客の値を、上のフィルターを適用して集計したものです。分位数は隣り合う値の間を補間しています。階級の幅は、比率の目盛りで等間隔に見えるように広がります。両端の階級は、大きく外れた少数の顧客のために開いていることがあります。",
      empty: "この期間にデータがある顧客はいません。日付を変えるか、フィルターを減らしてください。",
      none: "この期間にデータがある顧客はいません。",
      quantiles: { p10: "下位10分の1", p25: "下位4分の1", median: "中央値", p75: "上位4分の1", p90: "上位10分の1" },
      upTo: (amount) => `${amount}以下`,
      from: (amount) => `${amount}以上`,
      belowZero: `${count(0)}未満`,
      belowZeroName: "マイナス：戻った額のほうが多い",
      atLeast: (from) => `${from}以上`,
      under: (to) => `${to}未満`,
      between: (from, to) => `${from}以上${to}未満`,
      half: (from, to) => `その半数は${from}から${to}の間です。`,
      counted: (n) => `対象は顧客${count(n)}名です。`,
      unmeasured: (n) => `${count(n)}名の顧客は計測値がありません。`,
    },
    active: {
      title: "アクティブな顧客",
      question: "何名いて、誰が加わり、誰が離れましたか？",
      ofKnown: (n) => `名（登録済み${count(n)}名中）`,
      definition: (than) =>
        `この期間にデータがある顧客です（上のフィルターを適用）。「新規」は比較期間（${than}）にデータがない顧客、「離脱」は比較期間にだけデータがある顧客です。`,
      new: "新規",
      nobodyNew: "新規の顧客はいません。",
      gone: "離脱",
      nobodyGone: "離脱した顧客はいません。",
      others: (n) => `ほか${count(n)}名`,
    },
    top: { title: "上位の顧客" },
    movers: {
      title: "変化の大きい顧客",
      comparedWith: (than) => `${than}との比較です。`,
      empty: "2つの期間で値が異なる顧客がいないか、両方の期間にデータがある顧客がいません。",
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
      question: "顧客1名の支出はどのくらいですか？",
      label: "が中央値（半数の支出はこれより少額）",
      axis: "顧客1名の支出",
      nothing: "支出なし",
      didNothing: (n) => `${count(n)}名は支出がありませんでした。`,
    },
    top: {
      file: "支出上位の顧客",
      question: "支出が最も多いのは誰ですか？",
      label: (listed, all) => `を顧客${count(all)}名中${count(listed)}名の支出が占めています`,
      definition: `この期間の支出が多い顧客です（上のフィルターを適用、最大${count(10)}名）。バーの濃い印は、比較期間の同じ顧客を示します。`,
      empty: "この期間に支出があった顧客はいません。",
      most: (name, amount) => `支出が最も多いのは${name}で、${amount}です。`,
    },
    movers: {
      file: "支出の変化が大きい顧客",
      question: "支出が増えたのは誰で、減ったのは誰ですか？",
      definition: (than) =>
        `この期間と比較期間（${than}）の両方にデータがある顧客を、支出の増減が大きい順に並べたものです（増減それぞれ最大${count(10)}名）。どちらか一方にだけデータがある顧客は「アクティブな顧客」にあります。`,
      more: "支出が増加",
      less: "支出が減少",
      nobodyMore: "支出が増えた顧客はいません。",
      nobodyLess: "支出が減った顧客はいません。",
    },
  };
}

function used({ count }: Tools): Doing {
  return {
    column: "使用量",
    distribution: {
      file: "使用量の分布",
      question: "顧客1名の使用量はどのくらいですか？",
      label: "が中央値（半数の使用量はこれより少量）",
      axis: "顧客1名の使用量",
      nothing: "使用なし",
      didNothing: (n) => `${count(n)}名は使用がありませんでした。`,
    },
    top: {
      file: "使用量上位の顧客",
      question: "使用量が最も多いのは誰ですか？",
      label: (listed, all) => `を顧客${count(all)}名中${count(listed)}名の使用量が占めています`,
      definition: `この期間の使用量が多い顧客です（上のフィルターを適用、最大${count(10)}名）。バーの濃い印は、比較期間の同じ顧客を示します。`,
      empty: "この期間に使用があった顧客はいません。",
      most: (name, amount) => `使用量が最も多いのは${name}で、${amount}です。`,
    },
    movers: {
      file: "使用量の変化が大きい顧客",
      question: "使用量が増えたのは誰で、減ったのは誰ですか？",
      definition: (than) =>
        `この期間と比較期間（${than}）の両方にデータがある顧客を、使用量の増減が大きい順に並べたものです（増減それぞれ最大${count(10)}名）。どちらか一方にだけデータがある顧客は「アクティブな顧客」にあります。`,
      more: "使用量が増加",
      less: "使用量が減少",
      nobodyMore: "使用量が増えた顧客はいません。",
      nobodyLess: "使用量が減った顧客はいません。",
    },
  };
}
