import type { StateMessages } from "#components/words/en/states.ts";

export const states: StateMessages = {
  loading: "読み込み中",
  onItsWay: "数値を読み込んでいます",
  nothingYet: {
    spending: {
      title: "お支払いはまだありません",
      text: "お客様の口座の最初の入出金が反映されると、このページに入金額、出金額とその使いみちが表示されます。",
    },
    devices: {
      title: "計測値はまだありません",
      text: "お使いの機器から最初の使用量が届くと、どの機器がいつどれだけのエネルギーを使ったかがこのページに表示されます。",
    },
    expected: "データがあるはずの場合は、このページへのアクセスを提供した担当者にお問い合わせください。",
  },
  restricted: {
    title: "現在の権限では利用できません",
    text: (what, who) => `${what}を利用する権限がありません。必要な権限については、${who}にご相談ください。`,
    admin: "所属組織の管理者",
  },
  failed: {
    title: "このページを読み込めませんでした",
    text: "こちら側で問題が発生しました。お客様のデータは失われていません。しばらくすると使えるようになる場合があります。",
    retry: "もう一度試す",
    reference: (reference) => `解決しない場合は、サービスの運営者に参照番号${reference}をお伝えください。`,
  },
  reference: (reference) => `サービスの運営者に参照番号${reference}をお伝えください。`,
};
