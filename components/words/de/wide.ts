import type { Doing, WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count, plural } = tools;
  const customers = (n: number) => plural(n, { one: `${count(n)} Kunde`, other: `${count(n)} Kunden` });
  return {
    customers,
    id: "Kennung",
    now: "Jetzt",
    before: "Vorher",
    difference: "Unterschied",
    share: "Anteil",
    amountBefore: (amount) => `vorher ${amount}`,
    nothingBefore: "vorher nichts",
    times: (times) => `${count(times)}-fach`,
    distribution: {
      title: "Verteilung über Kunden",
      definition:
        "Auf wie viel jeder Kunde mit Daten in diesem Zeitraum kommt, mit den Filtern oben. Die Quantile sind zwischen Nachbarn interpoliert. Die Balken wachsen in Schritten, die auf einer Skala von Verhältnissen gleich groß wirken; einer am Rand kann offen sein, für die wenigen, die weit außen liegen.",
      empty: "In diesem Zeitraum hat kein Kunde Daten. Wählen Sie andere Tage oder weniger Filter.",
      none: "In diesem Zeitraum hat kein Kunde Daten.",
      quantiles: {
        p10: "Unterstes Zehntel",
        p25: "Unterstes Viertel",
        median: "Median",
        p75: "Oberstes Viertel",
        p90: "Oberstes Zehntel",
      },
      upTo: (amount) => `bis ${amount}`,
      from: (amount) => `ab ${amount}`,
      belowZero: `Unter ${count(0)}`,
      belowZeroName: "Weniger als nichts: Es kam mehr zurück",
      atLeast: (from) => `${from} und mehr`,
      under: (to) => `Unter ${to}`,
      between: (from, to) => `${from} bis unter ${to}`,
      half: (from, to) => `Die Hälfte liegt zwischen ${from} und ${to}.`,
      counted: (n) => `${customers(n)}.`,
      unmeasured: (n) =>
        plural(n, {
          one: `Bei ${count(n)} Kunden wurde nichts gemessen.`,
          other: `Bei ${count(n)} Kunden wurde nichts gemessen.`,
        }),
    },
    active: {
      title: "Aktive Kunden",
      question: "Wie viele sind es, wer kam und wer ging?",
      ofKnown: (n) => `von ${count(n)} bekannten`,
      definition: (than) =>
        `Kunden mit Daten in diesem Zeitraum, mit den Filtern oben. Neu: Sie haben keine im Vergleichszeitraum (${than}). Weg: Sie haben nur in jenem Daten.`,
      new: "Neu",
      nobodyNew: "Niemand ist neu.",
      gone: "Weg",
      nobodyGone: "Niemand ist weg.",
      others: (n) => plural(n, { one: `und ${count(n)} weiterer`, other: `und ${count(n)} weitere` }),
    },
    top: { title: "Kunden mit den höchsten Werten" },
    movers: {
      title: "Größte Veränderungen",
      comparedWith: (than) => `Verglichen mit: ${than}.`,
      empty: "Kein Kunde hat in den beiden Zeiträumen verschiedene Werte, oder keiner hat in beiden Daten.",
      way: (before, now) => `vorher ${before}, jetzt ${now}`,
    },
    spent: spent(tools),
    used: used(tools),
  };
};

function spent({ count, plural }: Tools): Doing {
  return {
    column: "Ausgegeben",
    distribution: {
      file: "Verteilung der Ausgaben",
      question: "Wie viel gibt ein Kunde aus?",
      label: "in der Mitte: Die Hälfte gab weniger aus",
      axis: "Ausgaben je Kunde",
      nothing: "Nichts ausgegeben",
      didNothing: (n) => plural(n, { one: `${count(n)} Kunde gab nichts aus.`, other: `${count(n)} Kunden gaben nichts aus.` }),
    },
    top: {
      file: "Kunden mit den höchsten Ausgaben",
      question: "Wer gibt am meisten aus?",
      label: (listed, all) => `aller Ausgaben entfallen auf ${count(listed)} von ${count(all)} Kunden`,
      definition: `Die Kunden, die in diesem Zeitraum am meisten ausgaben, mit den Filtern oben: höchstens ${count(10)}. Die dunkle Marke auf einem Balken ist derselbe Kunde im Vergleichszeitraum.`,
      empty: "In diesem Zeitraum gab niemand etwas aus.",
      most: (name, amount) => `Am meisten gab ${name} aus: ${amount}.`,
    },
    movers: {
      file: "Größte Veränderungen der Ausgaben",
      question: "Wer gibt mehr aus, und wer weniger?",
      definition: (than) =>
        `Kunden mit Daten sowohl in diesem Zeitraum als auch im Vergleichszeitraum (${than}), danach geordnet, wie viel mehr oder weniger sie ausgaben: höchstens ${count(10)} in jeder Richtung. Wer nur in einem der beiden Daten hat, steht unter „Aktive Kunden“.`,
      more: "Mehr ausgegeben",
      less: "Weniger ausgegeben",
      nobodyMore: "Niemand gab mehr aus.",
      nobodyLess: "Niemand gab weniger aus.",
    },
  };
}

function used({ count, plural }: Tools): Doing {
  return {
    column: "Verbraucht",
    distribution: {
      file: "Verteilung des Verbrauchs",
      question: "Wie viel verbraucht ein Kunde?",
      label: "in der Mitte: Die Hälfte verbrauchte weniger",
      axis: "Verbrauch je Kunde",
      nothing: "Nichts verbraucht",
      didNothing: (n) =>
        plural(n, { one: `${count(n)} Kunde verbrauchte nichts.`, other: `${count(n)} Kunden verbrauchten nichts.` }),
    },
    top: {
      file: "Kunden mit dem höchsten Verbrauch",
      question: "Wer verbraucht am meisten?",
      label: (listed, all) => `des Verbrauchs entfallen auf ${count(listed)} von ${count(all)} Kunden`,
      definition: `Die Kunden, die in diesem Zeitraum am meisten verbrauchten, mit den Filtern oben: höchstens ${count(10)}. Die dunkle Marke auf einem Balken ist derselbe Kunde im Vergleichszeitraum.`,
      empty: "In diesem Zeitraum verbrauchte niemand etwas.",
      most: (name, amount) => `Am meisten verbrauchte ${name}: ${amount}.`,
    },
    movers: {
      file: "Größte Veränderungen des Verbrauchs",
      question: "Wer verbraucht mehr, und wer weniger?",
      definition: (than) =>
        `Kunden mit Daten sowohl in diesem Zeitraum als auch im Vergleichszeitraum (${than}), danach geordnet, wie viel mehr oder weniger sie verbrauchten: höchstens ${count(10)} in jeder Richtung. Wer nur in einem der beiden Daten hat, steht unter „Aktive Kunden“.`,
      more: "Mehr verbraucht",
      less: "Weniger verbraucht",
      nobodyMore: "Niemand verbrauchte mehr.",
      nobodyLess: "Niemand verbrauchte weniger.",
    },
  };
}
