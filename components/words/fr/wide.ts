import type { Doing, WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count, plural } = tools;
  const customers = (n: number) => plural(n, { one: `${count(n)} client`, other: `${count(n)} clients` });
  return {
    customers,
    id: "Identifiant",
    now: "Maintenant",
    before: "Avant",
    difference: "Différence",
    share: "Part",
    amountBefore: (amount) => `${amount} auparavant`,
    nothingBefore: "rien auparavant",
    times: (times) => `${count(times)} fois`,
    distribution: {
      title: "Répartition entre les clients",
      definition:
        "Ce qu’atteint chaque client ayant des données sur cette période, avec les filtres ci-dessus. Les quantiles sont interpolés entre voisins. Les barres croissent par pas qui paraissent égaux sur une échelle de rapports\u202f; l’une d’elles, à chaque bout, peut être ouverte, pour les rares clients très éloignés.",
      empty: "Aucun client n’a de données sur cette période. Choisissez d’autres jours ou moins de filtres.",
      none: "Aucun client n’a de données sur cette période.",
      quantiles: {
        p10: "Dixième inférieur",
        p25: "Quart inférieur",
        median: "Médiane",
        p75: "Quart supérieur",
        p90: "Dixième supérieur",
      },
      upTo: (amount) => `jusqu’à ${amount}`,
      from: (amount) => `à partir de ${amount}`,
      belowZero: `Moins de ${count(0)}`,
      belowZeroName: "Moins que rien\u00a0: il est revenu plus d’argent",
      atLeast: (from) => `${from} et plus`,
      under: (to) => `Moins de ${to}`,
      between: (from, to) => `De ${from} à moins de ${to}`,
      half: (from, to) => `La moitié se situe entre ${from} et ${to}.`,
      counted: (n) => `${customers(n)}.`,
      unmeasured: (n) =>
        plural(n, {
          one: `Rien n’a été mesuré pour ${count(n)} client.`,
          other: `Rien n’a été mesuré pour ${count(n)} clients.`,
        }),
    },
    active: {
      title: "Clients actifs",
      question: "Combien sont-ils, qui est venu et qui est parti\u202f?",
      ofKnown: (n) => plural(n, { one: `sur ${count(n)} connu`, other: `sur ${count(n)} connus` }),
      definition: (than) =>
        `Les clients ayant des données sur cette période, avec les filtres ci-dessus. Nouveaux\u00a0: ils n’en ont pas sur la période de comparaison (${than}). Partis\u00a0: ils n’en ont que sur celle-ci.`,
      new: "Nouveaux",
      nobodyNew: "Personne n’est nouveau.",
      gone: "Partis",
      nobodyGone: "Personne n’est parti.",
      others: (n) => plural(n, { one: `et ${count(n)} autre`, other: `et ${count(n)} autres` }),
    },
    top: { title: "Premiers clients" },
    movers: {
      title: "Plus fortes évolutions",
      comparedWith: (than) => `Comparaison avec\u00a0: ${than}.`,
      empty: "Aucun client n’a de chiffres différents sur les deux périodes, ou aucun n’a de données sur les deux.",
      way: (before, now) => `${before} avant, ${now} maintenant`,
    },
    spent: spent(tools),
    used: used(tools),
  };
};

function spent({ count, plural }: Tools): Doing {
  return {
    column: "Dépensé",
    distribution: {
      file: "répartition des dépenses",
      question: "Combien un client dépense-t-il\u202f?",
      label: "au milieu\u00a0: la moitié a dépensé moins",
      axis: "Dépenses par client",
      nothing: "Rien dépensé",
      didNothing: (n) =>
        plural(n, { one: `${count(n)} client n’a rien dépensé.`, other: `${count(n)} clients n’ont rien dépensé.` }),
    },
    top: {
      file: "premiers clients par dépenses",
      question: "Qui dépense le plus\u202f?",
      label: (listed, all) => `des dépenses reviennent à ${count(listed)} clients sur ${count(all)}`,
      definition: `Les clients qui ont dépensé le plus sur cette période, avec les filtres ci-dessus\u00a0: ${count(10)} au plus. Le repère sombre sur une barre est le même client sur la période de comparaison.`,
      empty: "Personne n’a rien dépensé sur cette période.",
      most: (name, amount) => `${name} a dépensé le plus\u00a0: ${amount}.`,
    },
    movers: {
      file: "plus fortes évolutions des dépenses",
      question: "Qui dépense plus, et qui dépense moins\u202f?",
      definition: (than) =>
        `Les clients ayant des données sur cette période et sur la période de comparaison (${than}), selon ce qu’ils ont dépensé en plus ou en moins\u00a0: ${count(10)} au plus dans chaque sens. Ceux qui n’ont de données que sur l’une des deux figurent sous «\u00a0Clients actifs\u00a0».`,
      more: "Plus dépensé",
      less: "Moins dépensé",
      nobodyMore: "Personne n’a dépensé plus.",
      nobodyLess: "Personne n’a dépensé moins.",
    },
  };
}

function used({ count, plural }: Tools): Doing {
  return {
    column: "Consommé",
    distribution: {
      file: "répartition de la consommation",
      question: "Combien un client consomme-t-il\u202f?",
      label: "au milieu\u00a0: la moitié a consommé moins",
      axis: "Consommation par client",
      nothing: "Rien consommé",
      didNothing: (n) =>
        plural(n, { one: `${count(n)} client n’a rien consommé.`, other: `${count(n)} clients n’ont rien consommé.` }),
    },
    top: {
      file: "premiers clients par consommation",
      question: "Qui consomme le plus\u202f?",
      label: (listed, all) => `de la consommation reviennent à ${count(listed)} clients sur ${count(all)}`,
      definition: `Les clients qui ont consommé le plus sur cette période, avec les filtres ci-dessus\u00a0: ${count(10)} au plus. Le repère sombre sur une barre est le même client sur la période de comparaison.`,
      empty: "Personne n’a rien consommé sur cette période.",
      most: (name, amount) => `${name} a consommé le plus\u00a0: ${amount}.`,
    },
    movers: {
      file: "plus fortes évolutions de la consommation",
      question: "Qui consomme plus, et qui consomme moins\u202f?",
      definition: (than) =>
        `Les clients ayant des données sur cette période et sur la période de comparaison (${than}), selon ce qu’ils ont consommé en plus ou en moins\u00a0: ${count(10)} au plus dans chaque sens. Ceux qui n’ont de données que sur l’une des deux figurent sous «\u00a0Clients actifs\u00a0».`,
      more: "Plus consommé",
      less: "Moins consommé",
      nobodyMore: "Personne n’a consommé plus.",
      nobodyLess: "Personne n’a consommé moins.",
    },
  };
}
