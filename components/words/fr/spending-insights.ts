import type { SpendingInsightMessages } from "#components/words/en/spending-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingInsights = ({ count, percent, plural }: Tools): SpendingInsightMessages => ({
  recurring: {
    title: "Paiements récurrents",
    question: "Qu’est-ce qui revient chaque mois, et quelle est la prochaine échéance\u202f?",
    label: "sortent chaque mois",
    definition: (from, to) =>
      `Des paiements au même commerçant, dans le même sens, au moins trois au même rythme (deux pour un rythme annuel), dont les montants s’écartent de leur médiane de ${percent(0.1)} ou de ${count(2)} unités de la devise au plus. Le coût mensuel additionne ceux qui se poursuivent\u202f; ceux que vous avez écartés ne comptent pas, ni ceux qui n’ont que deux paiements tant qu’ils ne sont pas confirmés. Les paiements du ${from} au ${to} ont été examinés.`,
    comesIn: (amount) => `${amount} par mois entrent de la même façon.`,
    empty:
      "Rien ne se répète encore. Il faut trois paiements au même commerçant à intervalles réguliers, ou deux à un an d’écart.",
    list: "Liste des paiements récurrents",
    aMonth: (amount) => `${amount} par mois`,
    due: (payments, amount) =>
      plural(payments, {
        one: `${count(payments)} paiement encore attendu ce mois-ci\u00a0: ${amount}.`,
        other: `${count(payments)} paiements encore attendus ce mois-ci\u00a0: ${amount}.`,
      }),
    cadences: {
      weekly: "Chaque semaine",
      fortnightly: "Toutes les deux semaines",
      monthly: "Chaque mois",
      quarterly: "Chaque trimestre",
      half_yearly: "Deux fois par an",
      yearly: "Chaque année",
    },
    states: {
      dismissed: "Écarté",
      early: "Deux à ce jour",
      missed: "En retard",
      ended: "Terminé",
      confirmed: "Confirmé",
      mature: "Se poursuit",
    },
    until: (cadence, day) => `${cadence} jusqu’au ${day}`,
    wasDue: (cadence, day) => `${cadence}, était attendu le ${day}`,
    next: (cadence, day) => `${cadence}, prochain le ${day}`,
    rose: (from, to, day) => `Passé de ${from} à ${to} le ${day}`,
    roseLast: (from, to, day, rises) =>
      plural(rises, {
        one: `Passé de ${from} à ${to} le ${day}, dernière hausse sur ${count(rises)}`,
        other: `Passé de ${from} à ${to} le ${day}, dernière de ${count(rises)} hausses`,
      }),
    table: {
      merchant: "Commerçant",
      cadence: "Rythme",
      state: "État",
      lastAmount: "Dernier montant",
      perMonth: "Par mois",
      payments: "Paiements",
      last: "Dernier",
      next: "Prochain",
    },
    file: {
      category: "Catégorie",
      direction: "Sens",
      choice: "Choix",
      median: "Médiane",
      firstDay: "Premier jour",
      lastDay: "Dernier jour",
      nextDay: "Prochain jour",
      directions: { debit: "débit", credit: "crédit" },
      cadences: {
        weekly: "chaque semaine",
        fortnightly: "toutes les deux semaines",
        monthly: "chaque mois",
        quarterly: "chaque trimestre",
        half_yearly: "deux fois par an",
        yearly: "chaque année",
      },
      states: { early: "deux à ce jour", mature: "se poursuit", missed: "en retard", ended: "terminé" },
      choices: { confirmed: "confirmé", dismissed: "écarté" },
    },
    menu: {
      label: (merchant) => `${merchant}\u00a0: de quoi s’agit-il\u202f?`,
      confirm: "Oui, c’est récurrent",
      confirmed: (merchant) => `${merchant} est confirmé.`,
      unconfirm: "Annuler la confirmation",
      unconfirmed: (merchant) => `${merchant} n’est plus confirmé.`,
      dismiss: "Pas récurrent\u00a0: écarter",
      dismissed: (merchant) => `${merchant} est écarté.`,
      restore: "Compter à nouveau",
      restored: (merchant) => `${merchant} compte à nouveau.`,
      merge: "C’est le même que…",
      split: "Séparer ce qui a été réuni",
      splitTold: (merchant) => `${merchant} est à nouveau séparé.`,
    },
    merge: {
      title: (merchant) => `${merchant} est le même que`,
      which: "Lequel",
      cancel: "Annuler",
      merge: "Réunir",
      merged: (merchant, other) => `${merchant} et ${other} ne font plus qu’un.`,
    },
  },
  unusual: {
    title: "Inhabituel",
    question: "Y a-t-il quelque chose à vérifier\u202f?",
    nothing: "Rien",
    standsOut: "à signaler",
    standOut: (n) => plural(n, { one: "point à vérifier", other: "points à vérifier" }),
    findings: (n) => plural(n, { one: `${count(n)} point à vérifier`, other: `${count(n)} points à vérifier` }),
    definition: (least) =>
      `Une catégorie dont le mois en cours dépasse la médiane des derniers mois complets de plus de trois fois leur écart médian, et d’au moins ${least}\u202f; signalée une fois par catégorie et par mois, à partir de trois mois complets. Deux paiements du même montant au même commerçant en moins de ${count(48)} heures. Les frais. Les paiements récurrents qui ont augmenté.`,
    tooFew: (months) =>
      months === 0
        ? "Les catégories sont jugées à partir de trois mois complets\u202f; il n’y en a encore aucun."
        : months === 1
          ? "Les catégories sont jugées à partir de trois mois complets\u202f; il y en a un pour l’instant."
          : "Les catégories sont jugées à partir de trois mois complets\u202f; il y en a deux pour l’instant.",
    kinds: { category: "Plus que d’habitude", duplicate: "Payé deux fois\u202f?", fee: "Frais", price_rise: "Hausse de prix" },
    inMonth: (amount, month) => `${amount} en ${month}`,
    inMonthUsually: (amount, month, usual) => `${amount} en ${month}, d’habitude ${usual}`,
    twice: (amount) => `${amount} deux fois en moins de ${count(48)} heures`,
    was: (amount, before) => `${amount}, contre ${before} auparavant`,
    table: {
      what: "Quoi",
      why: "Pourquoi",
      day: "Jour",
      amount: "Montant",
      usual: "Habituel",
      deviation: "Écart",
      limit: "Limite",
    },
    file: {
      kind: "Type",
      dismissed: "Écarté",
      yes: "oui",
      no: "non",
      kinds: { category: "catégorie", duplicate: "doublon", fee: "frais", price_rise: "hausse de prix" },
    },
  },
});
