import type { FrameMessages } from "#components/words/en/frame.ts";

export const frame: FrameMessages = {
  title: "ダッシュボード",
  dashboards: { spending: "支出", devices: "機器" },
  loading: "数値を読み込んでいます",
  notOpened: "この画面を開けませんでした",
  sessionEnded: {
    title: "この表示は終了しました",
    text: "この表示は一度だけ開くことができます。表示元のページからもう一度開いてください。",
  },
  tokenNeeded: { title: "少々お待ちください", text: "表示元のページがこの表示を更新しています。" },
  offline: {
    title: "接続がありません",
    text: "表示中の数値は最新でない可能性があります。接続が回復すると更新されます。",
  },
  retry: "もう一度試す",
  reload: "再読み込み",
  notAllowed: (what) => `${what}：この表示には含まれていません。`,
  noData: "この期間に表示できるものはありません。",
  print: "印刷",
  debugTitle: "開発者向け：このフレームからのメッセージ",
  errors: {
    TOKEN_REFUSED: "表示元のページを再読み込みしてください。それでも開けない場合は、ページの運営者にお知らせください。",
    TOKEN_ENDPOINT: "表示元のページからお客様の情報を受け取れませんでした。ページを再読み込みしてください。",
    SESSION_ENDED: "この表示は終了しました。表示元のページを再読み込みしてください。",
    SESSION_CHANGED: "表示元のページに別の方がサインインしました。表示を再読み込みします。",
    DASHBOARD_NOT_ALLOWED:
      "このダッシュボードは公開されていません。このページへのアクセスを提供した担当者にお問い合わせください。",
    NOT_ALLOWED: "その操作はこの表示に含まれていません。このページへのアクセスを提供した担当者にお問い合わせください。",
    BAD_MESSAGE: "表示元のページから理解できないメッセージを受け取りました。何も変更されていません。",
    NETWORK: "数値を取得できませんでした。接続を確認して、もう一度お試しください。",
    OPTIONS: "表示元のページが存在しないものを要求しました。ページの運営者にお知らせください。",
    INTERNAL: "こちら側で問題が発生しました。お客様のデータは失われていません。しばらくすると使えるようになる場合があります。",
  },
};
