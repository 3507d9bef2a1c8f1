import type { StateMessages } from "#components/words/en/states.ts";

export const states: StateMessages = {
  loading: "Wird geladen",
  onItsWay: "Die Zahlen werden geladen",
  nothingYet: {
    spending: {
      title: "Noch keine Zahlungen",
      text: "Sobald die erste Zahlung auf Ihrem Konto hier bekannt ist, zeigt diese Seite, was eingegangen ist, was ausgegeben wurde und wofür.",
    },
    devices: {
      title: "Noch keine Messwerte",
      text: "Sobald das erste Ihrer Geräte seinen Verbrauch meldet, zeigt diese Seite, wie viel Energie verbraucht wird, wodurch und wann.",
    },
    expected: "Wenn Sie hier schon Daten erwartet haben, wenden Sie sich an die Stelle, die Ihnen den Zugang gegeben hat.",
  },
  restricted: {
    title: "Mit Ihrer Rolle nicht zugänglich",
    text: (what, who) => `${what}: Dafür reicht Ihre Rolle nicht aus. Eine passende Rolle erhalten Sie von: ${who}.`,
    admin: "Administration Ihrer Organisation",
  },
  failed: {
    title: "Diese Seite konnte nicht geladen werden",
    text: "Bei uns ist etwas fehlgeschlagen; von Ihren Daten ist nichts verloren. Vielleicht klappt es gleich wieder.",
    retry: "Erneut versuchen",
    reference: (reference) => `Falls nicht, nennen Sie dem Betreiber dieses Dienstes die Referenz ${reference}.`,
  },
  reference: (reference) => `Nennen Sie dem Betreiber dieses Dienstes die Referenz ${reference}.`,
};
