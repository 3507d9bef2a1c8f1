import type { SpendingTileMessages } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingTiles = ({ count }: Tools): SpendingTileMessages => ({
  cashFlow: {
    title: "収支",
    question: "入金は出金を上回っていますか？",
    moreIn: "の黒字（入金が出金を上回る）",
    moreOut: "の赤字（出金が入金を上回る）",
    spent: (comparison) => `支出：${comparison}`,
    definition:
      "入金は口座に入った金額、出金は口座から出た金額から返金を引いたもの、差引は入金から出金を引いたものです。自分の口座間の振替は含みません。",
    pending: (amount) => `このうち${amount}はまだ記帳されていません。`,
    axis: "月",
    series: { in: "入金", out: "出金", net: "差引" },
    summary: (cameIn, wentOut) => `入金は${cameIn}、出金は${wentOut}でした。`,
    alwaysMoreIn: (months) => `丸1か月分のデータがある${count(months)}か月すべてで、入金が出金を上回りました。`,
    oftenMoreOut: (of, months) =>
      `丸1か月分のデータがある${count(months)}か月のうち${count(of)}か月で、出金が入金を上回りました。`,
  },
  pace: {
    title: "支出ペース",
    question: (month) => `${month}の支出ペースはいつもより速いですか？`,
    questionOfAll: (month) => `${month}のお客様の支出ペースはいつもより速いですか？`,
    byDay: (day) => `${count(day)}日までの累計`,
    thanByDay: (day, month) => `${month}${count(day)}日までの累計`,
    definition:
      "暦月の支出を1日ごとに積み上げたものです。出金から返金を引き、自分の口座間の振替は含みません。平均の線は直前3か月のもので、3か月分がそろうと表示されます。",
    axis: "日",
    mean: "3か月平均",
    upTo: (day) => `${day}まで`,
    day: (day) => `${count(day)}日`,
    summary: (spent, day, month) => `${month}${count(day)}日までの支出は${spent}です。`,
    summaryLast: (spent, day, month, last) =>
      `${month}${count(day)}日までの支出は${spent}です。${last.month}の同じ日までは${last.spent}でした。`,
    summaryMean: (spent, day, month, last, mean) =>
      `${month}${count(day)}日までの支出は${spent}です。${last.month}の同じ日までは${last.spent}、3か月の平均では${mean}でした。`,
  },
  byCategory: {
    title: "カテゴリー別",
    question: "お金は何に使われていますか？",
    label: "の支出",
    definition:
      "カテゴリーごとの出金から返金を引いた金額と、全支出に占める割合です。分割された支払いは内訳ごとに数えます。バーの濃い印は、比較期間の同じカテゴリーを示します。",
    columns: { category: "カテゴリー", spent: "支出", share: "割合" },
    largest: (category, n) => `${count(n)}カテゴリーのうち最も多いのは${category}です。`,
    largestShare: (category, n, share) => `${count(n)}カテゴリーのうち最も多いのは${category}で、全支出の${share}を占めます。`,
    nothing: "支出はありませんでした。",
    rest: (n, amount) => `ほか${count(n)}カテゴリー · ${amount}`,
  },
  merchants: {
    title: "支払先",
    question: "お金は誰に支払われていますか？",
    merchants: (n) => `支払先${count(n)}件`,
    label: (_n, fresh, month) =>
      fresh === 0 ? `件の支払先（${month}の新規はなし）` : `件の支払先（${month}の新規は${count(fresh)}件）`,
    definition:
      "正規化した名称でまとめた支払先ごとの支出を、多い順に並べたものです。「新規」は、期間の最後の月より前に支払いがなかった支払先です。バーの濃い印は比較期間を示します。",
    columns: { merchant: "支払先", spent: "支出", payments: "支払い件数" },
    most: (merchant, amount) => `最も多く受け取ったのは${merchant}で、${amount}です。`,
    unnamed: "支払先の名前がある支払いはありません。",
    new: "新規",
    rest: (n, amount) => `ほか${count(n)}件 · ${amount}`,
    others: (n) => `ほか${count(n)}件の支払先`,
  },
  flow: {
    title: "お金の流れ",
    question: "お金はどこから来て、どこへ行きますか？",
    kept: "が手元に残りました",
    keptShare: (share) => `が手元に残りました（収入の${share}）`,
    moreOut: "だけ出金が入金を上回りました",
    moreOutShare: (share) => `だけ出金が入金を上回りました（収入の${share}）`,
    asMuchKept: (than) => `手元に残った額は${than}と同じです`,
    moreKept: (amount, than) => `手元に残った額は${than}より${amount}多くなりました`,
    lessKept: (amount, than) => `手元に残った額は${than}より${amount}少なくなりました`,
    definition: `カテゴリー別の収入と、その使い道、支払先です。出金から返金を引き、自分の口座間の振替は含みません。各列に名前が出るのは上位${count(11)}件までで、残りは1本の帯にまとめます。使われなかった分は手元に残り、収入を超えて使われた分は貯蓄から出たものとします。`,
    empty: "この期間にお金の動きはありませんでした。",
    axis: "流れ",
    columns: { income: "収入", categories: "カテゴリー", merchants: "支払先" },
    nodes: {
      kept: "手元に残った分",
      drawn: "貯蓄から",
      other: "その他",
      unnamed: "支払先の名前なし",
      sources: (n) => `ほか${count(n)}件の収入源`,
      categories: (n) => `ほか${count(n)}カテゴリー`,
      merchants: (n) => `ほか${count(n)}件の支払先`,
    },
    note: (share) => `出金の${share}`,
    summary: (out) => `出金は${out}でした。`,
    summaryKept: (out, kept) => `出金は${out}で、${kept}が手元に残りました。`,
    summaryMoreOut: (out, more) => `出金は${out}で、入金を${more}上回りました。`,
    most: (category, amount) => `最も多かったのは${category}で、${amount}です。`,
    notDrawn: (n, amount) => `返金が支払いを上回る${count(n)}カテゴリー（${amount}）は図に含みません。`,
  },
});
