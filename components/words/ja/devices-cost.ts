import type { DevicesCostMessages } from "#components/words/en/devices-cost.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesCost = (_: Tools): DevicesCostMessages => ({
  cost: {
    title: "料金",
    question: "使用量の料金はいくらですか？",
    definition:
      "各時間の使用量に、住宅の料金プランでその時間に適用される単価を掛けたものです。プランの変更は現地時間の午前0時に適用されます。段階制の単価は、暦月の住宅の使用量に応じて決まります。機器には各時間の料金のうち使用分が割り当てられます。データや料金プランのない時間には料金がありません。",
    empty: "この期間に適用される料金プランがないため、料金を計算できません。",
    enter: {
      before: "この住宅用、またはすべての住宅用に",
      link: "料金プランを入力",
      after: "するか、イベントとして送信してください。",
    },
    ask: "エネルギーの単価を入力するよう、このページの運営者に依頼してください。",
    mean: (price) => `（平均${price}）`,
    perKwh: (price) => `1 kWhあたり${price}`,
    noTariff: (energy) => `${energy}、料金プランなし`,
    nothing: "この期間に料金の付いた使用量はありません。",
    whole: (amount) => `この期間の使用量の料金は${amount}です。`,
    most: (name, amount) => `最も高かったのは${name}の${amount}です。`,
    unpriced: (energy) => `${energy}には適用される料金プランがなく、含まれていません。`,
    tariffFrom: (tariff, day) => `${tariff}（${day}から）`,
    tariffs: (tariffs) => tariffs.join("、"),
    otherCurrency: (amount) => `別の通貨の料金プランによる${amount}は含まれていません。`,
    byDevice: {
      title: "機器別の料金",
      most: (name) => `最も高かったのは${name}です。`,
      mostOf: (name, share) => `最も高かったのは${name}で、全体の${share}です。`,
      none: "料金のある機器はありません。",
      columns: { device: "機器", cost: "料金", share: "割合" },
      costFor: (amount, energy) => `${energy}で${amount}`,
    },
    file: "料金",
  },
});
