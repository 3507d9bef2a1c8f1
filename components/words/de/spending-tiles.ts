import type { SpendingTileMessages } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingTiles = ({ count, plural }: Tools): SpendingTileMessages => {
  const otherCategories = (n: number) =>
    plural(n, { one: `${count(n)} weitere Kategorie`, other: `${count(n)} weitere Kategorien` });
  const otherMerchants = (n: number) => plural(n, { one: `${count(n)} weiterer Händler`, other: `${count(n)} weitere Händler` });
  return {
    cashFlow: {
      title: "Einnahmen und Ausgaben",
      question: "Kommt mehr herein, als hinausgeht?",
      moreIn: "mehr eingenommen als ausgegeben",
      moreOut: "mehr ausgegeben als eingenommen",
      spent: (comparison) => `Ausgaben: ${comparison}`,
      definition:
        "Einnahmen sind alle Gutschriften, Ausgaben alle Belastungen abzüglich Erstattungen; der Saldo ist Einnahmen minus Ausgaben. Umbuchungen zwischen eigenen Konten zählen nicht mit.",
      pending: (amount) => `Davon sind ${amount} noch nicht gebucht.`,
      axis: "Monat",
      series: { in: "Einnahmen", out: "Ausgaben", net: "Saldo" },
      summary: (cameIn, wentOut) => `${cameIn} kamen herein und ${wentOut} gingen hinaus.`,
      alwaysMoreIn: (months) =>
        plural(months, {
          one: "Im einzigen ganzen Monat kam mehr herein, als hinausging.",
          other: `In jedem der ${count(months)} ganzen Monate kam mehr herein, als hinausging.`,
        }),
      oftenMoreOut: (of, months) =>
        plural(months, {
          one: "Im einzigen ganzen Monat ging mehr hinaus, als hereinkam.",
          other: `In ${count(of)} von ${count(months)} ganzen Monaten ging mehr hinaus, als hereinkam.`,
        }),
    },
    pace: {
      title: "Tempo",
      question: (month) => `Gebe ich im ${month} schneller Geld aus als sonst?`,
      questionOfAll: (month) => `Geben Kunden im ${month} schneller Geld aus als sonst?`,
      byDay: (day) => `bis zum ${count(day)}. des Monats`,
      thanByDay: (day, month) => `bis zum ${count(day)}. ${month}`,
      definition:
        "Ausgaben eines Kalendermonats, Tag für Tag aufaddiert: Belastungen abzüglich Erstattungen, ohne Umbuchungen zwischen eigenen Konten. Die mittlere Kurve ist die der drei Monate davor; sie erscheint, sobald es drei gibt.",
      axis: "Tag des Monats",
      mean: "3-Monats-Mittel",
      upTo: (day) => `Bis ${day}`,
      day: (day) => `Tag ${count(day)}`,
      summary: (spent, day, month) => `${spent} ausgegeben bis zum ${count(day)}. ${month}.`,
      summaryLast: (spent, day, month, last) =>
        `${spent} ausgegeben bis zum ${count(day)}. ${month}; bis zum gleichen Tag im ${last.month} waren es ${last.spent}.`,
      summaryMean: (spent, day, month, last, mean) =>
        `${spent} ausgegeben bis zum ${count(day)}. ${month}; bis zum gleichen Tag im ${last.month} waren es ${last.spent}, im Mittel dreier Monate ${mean}.`,
    },
    byCategory: {
      title: "Nach Kategorie",
      question: "Wofür wird das Geld ausgegeben?",
      label: "ausgegeben",
      definition:
        "Belastungen abzüglich Erstattungen je Kategorie und ihr Anteil an allen Ausgaben. Eine aufgeteilte Zahlung zählt mit ihren Teilen. Die dunkle Marke auf einem Balken ist dieselbe Kategorie im Vergleichszeitraum.",
      columns: { category: "Kategorie", spent: "Ausgegeben", share: "Anteil" },
      largest: (category, n) =>
        plural(n, {
          one: `${category} ist die einzige Kategorie.`,
          other: `${category} ist die größte von ${count(n)} Kategorien.`,
        }),
      largestShare: (category, n, share) =>
        plural(n, {
          one: `${category} ist die einzige Kategorie, mit ${share} aller Ausgaben.`,
          other: `${category} ist die größte von ${count(n)} Kategorien, mit ${share} aller Ausgaben.`,
        }),
      nothing: "Es wurde nichts ausgegeben.",
      rest: (n, amount) => `${otherCategories(n)} · ${amount}`,
    },
    merchants: {
      title: "Händler",
      question: "Wer bekommt das Geld?",
      merchants: (n) => plural(n, { one: `${count(n)} Händler`, other: `${count(n)} Händler` }),
      label: (_n, fresh, month) =>
        fresh === 0 ? `Händler, keiner davon neu im ${month}` : `Händler, ${count(fresh)} davon neu im ${month}`,
      definition:
        "Ausgaben je Händler unter seinem vereinheitlichten Namen, die größten zuerst. Neu ist ein Händler, an den vor dem letzten Monat des Zeitraums nichts gezahlt wurde. Die dunkle Marke auf einem Balken ist der Vergleichszeitraum.",
      columns: { merchant: "Händler", spent: "Ausgegeben", payments: "Zahlungen" },
      most: (merchant, amount) => `Am meisten bekam ${merchant}: ${amount}.`,
      unnamed: "Keine Zahlung nennt einen Händler.",
      new: "Neu",
      rest: (n, amount) => `${otherMerchants(n)} · ${amount}`,
      others: otherMerchants,
    },
    flow: {
      title: "Geldfluss",
      question: "Woher kommt das Geld, und wohin geht es?",
      kept: "übrig behalten",
      keptShare: (share) => `übrig behalten (${share} der Einnahmen)`,
      moreOut: "mehr ausgegeben als eingenommen",
      moreOutShare: (share) => `mehr ausgegeben als eingenommen (${share} der Einnahmen)`,
      asMuchKept: (than) => `ebenso viel übrig behalten wie ${than}`,
      moreKept: (amount, than) => `${amount} mehr übrig behalten als ${than}`,
      lessKept: (amount, than) => `${amount} weniger übrig behalten als ${than}`,
      definition: `Einnahmen nach ihrer Kategorie, wofür sie ausgegeben wurden und wer sie bekam: Belastungen abzüglich Erstattungen, ohne Umbuchungen zwischen eigenen Konten. Jede Spalte nennt höchstens ihre ${count(11)} größten, der Rest ist ein Band. Was nicht ausgegeben wurde, bleibt übrig; was über die Einnahmen hinaus ausgegeben wurde, kommt aus Erspartem.`,
      empty: "In diesem Zeitraum floss kein Geld.",
      axis: "Von und nach",
      columns: { income: "Einnahmen", categories: "Kategorien", merchants: "Händler" },
      nodes: {
        kept: "Übrig",
        drawn: "Aus Erspartem",
        other: "Sonstiges",
        unnamed: "Ohne Händlernamen",
        sources: (n) => plural(n, { one: `${count(n)} weitere Quelle`, other: `${count(n)} weitere Quellen` }),
        categories: otherCategories,
        merchants: otherMerchants,
      },
      note: (share) => `${share} der Ausgaben`,
      summary: (out) => `${out} gingen hinaus.`,
      summaryKept: (out, kept) => `${out} gingen hinaus, und ${kept} blieben übrig.`,
      summaryMoreOut: (out, more) => `${out} gingen hinaus, ${more} mehr, als hereinkamen.`,
      most: (category, amount) => `Der größte Posten ist ${category}: ${amount}.`,
      notDrawn: (n, amount) =>
        plural(n, {
          one: `Nicht gezeichnet: ${count(n)} Kategorie mit mehr Erstattungen als Zahlungen (${amount}).`,
          other: `Nicht gezeichnet: ${count(n)} Kategorien mit mehr Erstattungen als Zahlungen (${amount}).`,
        }),
    },
  };
};
