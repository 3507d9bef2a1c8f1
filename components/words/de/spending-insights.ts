import type { SpendingInsightMessages } from "#components/words/en/spending-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingInsights = ({ count, percent, plural }: Tools): SpendingInsightMessages => ({
  recurring: {
    title: "Wiederkehrend",
    question: "Was kommt jeden Monat wieder, und was ist als Nächstes fällig?",
    label: "gehen im Monat ab",
    definition: (from, to) =>
      `Zahlungen an denselben Händler, in derselben Richtung, mindestens drei in einem Rhythmus (zwei bei jährlichem), deren Beträge höchstens ${percent(0.1)} oder ${count(2)} Währungseinheiten von ihrem Median abweichen. Die monatlichen Kosten addieren, was weiterläuft; verworfene zählen nicht mit, solche mit bisher zwei Zahlungen erst, wenn sie bestätigt sind. Betrachtet wurden die Zahlungen vom ${from} bis zum ${to}.`,
    comesIn: (amount) => `Auf dieselbe Weise kommen ${amount} im Monat herein.`,
    empty:
      "Noch wiederholt sich nichts. Dazu braucht es drei Zahlungen an denselben Händler in regelmäßigen Abständen oder zwei im Abstand eines Jahres.",
    list: "Wiederkehrende Zahlungen",
    aMonth: (amount) => `${amount} im Monat`,
    due: (payments, amount) =>
      plural(payments, {
        one: `In diesem Monat ist noch ${count(payments)} Zahlung fällig: ${amount}.`,
        other: `In diesem Monat sind noch ${count(payments)} Zahlungen fällig: ${amount}.`,
      }),
    cadences: {
      weekly: "Wöchentlich",
      fortnightly: "Alle zwei Wochen",
      monthly: "Monatlich",
      quarterly: "Vierteljährlich",
      half_yearly: "Halbjährlich",
      yearly: "Jährlich",
    },
    states: {
      dismissed: "Verworfen",
      early: "Bisher zwei",
      missed: "Überfällig",
      ended: "Beendet",
      confirmed: "Bestätigt",
      mature: "Läuft weiter",
    },
    until: (cadence, day) => `${cadence} bis ${day}`,
    wasDue: (cadence, day) => `${cadence}, war fällig am ${day}`,
    next: (cadence, day) => `${cadence}, als Nächstes am ${day}`,
    rose: (from, to, day) => `Am ${day} von ${from} auf ${to} gestiegen`,
    roseLast: (from, to, day, rises) =>
      plural(rises, {
        one: `Am ${day} von ${from} auf ${to} gestiegen, die letzte von ${count(rises)} Erhöhung`,
        other: `Am ${day} von ${from} auf ${to} gestiegen, die letzte von ${count(rises)} Erhöhungen`,
      }),
    table: {
      merchant: "Händler",
      cadence: "Rhythmus",
      state: "Stand",
      lastAmount: "Letzter Betrag",
      perMonth: "Im Monat",
      payments: "Zahlungen",
      last: "Zuletzt",
      next: "Als Nächstes",
    },
    file: {
      category: "Kategorie",
      direction: "Richtung",
      choice: "Auswahl",
      median: "Medianbetrag",
      firstDay: "Erster Tag",
      lastDay: "Letzter Tag",
      nextDay: "Nächster Tag",
      directions: { debit: "Belastung", credit: "Gutschrift" },
      cadences: {
        weekly: "wöchentlich",
        fortnightly: "alle zwei Wochen",
        monthly: "monatlich",
        quarterly: "vierteljährlich",
        half_yearly: "halbjährlich",
        yearly: "jährlich",
      },
      states: { early: "bisher zwei", mature: "läuft weiter", missed: "überfällig", ended: "beendet" },
      choices: { confirmed: "bestätigt", dismissed: "verworfen" },
    },
    menu: {
      label: (merchant) => `${merchant}: Was ist das?`,
      confirm: "Ja, das ist wiederkehrend",
      confirmed: (merchant) => `${merchant} ist bestätigt.`,
      unconfirm: "Bestätigung zurücknehmen",
      unconfirmed: (merchant) => `${merchant} ist nicht mehr bestätigt.`,
      dismiss: "Nicht wiederkehrend: weglassen",
      dismissed: (merchant) => `${merchant} wird weggelassen.`,
      restore: "Wieder mitzählen",
      restored: (merchant) => `${merchant} zählt wieder mit.`,
      merge: "Ist dasselbe wie …",
      split: "Zusammengelegtes wieder trennen",
      splitTold: (merchant) => `${merchant} ist wieder getrennt.`,
    },
    merge: {
      title: (merchant) => `${merchant} ist dasselbe wie`,
      which: "Welche Reihe",
      cancel: "Abbrechen",
      merge: "Zusammenlegen",
      merged: (merchant, other) => `${merchant} und ${other} sind jetzt eins.`,
    },
  },
  unusual: {
    title: "Auffälliges",
    question: "Gibt es etwas, das Sie sich ansehen sollten?",
    nothing: "Nichts",
    standsOut: "fällt auf",
    standOut: (n) => plural(n, { one: "Auffälligkeit", other: "Auffälligkeiten" }),
    findings: (n) => plural(n, { one: `${count(n)} Auffälligkeit`, other: `${count(n)} Auffälligkeiten` }),
    definition: (least) =>
      `Eine Kategorie, deren laufender Monat ihren Median der letzten vollständigen Monate um mehr als das Dreifache seiner Medianabweichung übersteigt, mindestens aber um ${least}; einmal je Kategorie und Monat, sobald drei vollständige Monate vorliegen. Zwei Zahlungen über denselben Betrag an denselben Händler innerhalb von ${count(48)} Stunden. Gebühren. Wiederkehrende Zahlungen, die gestiegen sind.`,
    tooFew: (months) =>
      months === 0
        ? "Kategorien werden ab drei vollständigen Monaten beurteilt; bisher gibt es keinen."
        : months === 1
          ? "Kategorien werden ab drei vollständigen Monaten beurteilt; bisher gibt es einen."
          : "Kategorien werden ab drei vollständigen Monaten beurteilt; bisher gibt es zwei.",
    kinds: { category: "Mehr als üblich", duplicate: "Doppelt bezahlt?", fee: "Gebühr", price_rise: "Preiserhöhung" },
    inMonth: (amount, month) => `${amount} im ${month}`,
    inMonthUsually: (amount, month, usual) => `${amount} im ${month}, üblich sind ${usual}`,
    twice: (amount) => `${amount} zweimal innerhalb von ${count(48)} Stunden`,
    was: (amount, before) => `${amount}, vorher ${before}`,
    table: {
      what: "Was",
      why: "Warum",
      day: "Tag",
      amount: "Betrag",
      usual: "Üblich",
      deviation: "Abweichung",
      limit: "Grenze",
    },
    file: {
      kind: "Art",
      dismissed: "Verworfen",
      yes: "ja",
      no: "nein",
      kinds: { category: "Kategorie", duplicate: "doppelt", fee: "Gebühr", price_rise: "Preiserhöhung" },
    },
  },
});
