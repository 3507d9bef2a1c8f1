import type { SpendingTileMessages } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingTiles = ({ count, plural }: Tools): SpendingTileMessages => {
  const otherCategories = (n: number) =>
    plural(n, { one: `${count(n)} autre catégorie`, other: `${count(n)} autres catégories` });
  const otherMerchants = (n: number) =>
    plural(n, { one: `${count(n)} autre commerçant`, other: `${count(n)} autres commerçants` });
  /** The first of a month alone is an ordinal. */
  const date = (day: number) => (day === 1 ? `${count(day)}er` : count(day));
  return {
    cashFlow: {
      title: "Entrées et sorties",
      question: "Rentre-t-il plus d’argent qu’il n’en sort\u202f?",
      moreIn: "d’excédent des entrées sur les sorties",
      moreOut: "d’excédent des sorties sur les entrées",
      spent: (comparison) => `Dépenses\u00a0: ${comparison}`,
      definition:
        "Les entrées sont les sommes créditées, les sorties les sommes débitées moins les remboursements\u202f; le solde est la différence entre les deux. Les virements entre comptes propres ne comptent pas.",
      pending: (amount) => `Dont ${amount} pas encore comptabilisés.`,
      axis: "Mois",
      series: { in: "Entrées", out: "Sorties", net: "Solde" },
      summary: (cameIn, wentOut) => `${cameIn} sont entrés et ${wentOut} sont sortis.`,
      alwaysMoreIn: (months) =>
        plural(months, {
          one: "Sur le seul mois complet, les entrées ont dépassé les sorties.",
          other: `Les entrées ont dépassé les sorties sur chacun des ${count(months)} mois complets.`,
        }),
      oftenMoreOut: (of, months) =>
        plural(months, {
          one: "Sur le seul mois complet, les sorties ont dépassé les entrées.",
          other: `Les sorties ont dépassé les entrées sur ${count(of)} des ${count(months)} mois complets.`,
        }),
    },
    pace: {
      title: "Rythme",
      question: (month) => `Est-ce que je dépense plus vite que d’habitude en ${month}\u202f?`,
      questionOfAll: (month) => `Les clients dépensent-ils plus vite que d’habitude en ${month}\u202f?`,
      byDay: (day) => `au ${date(day)} du mois`,
      thanByDay: (day, month) => `le cumul au ${date(day)} ${month}`,
      definition:
        "Les dépenses d’un mois civil, cumulées jour après jour\u00a0: les débits moins les remboursements, sans les virements entre comptes propres. La courbe moyenne est celle des trois mois précédents\u202f; elle apparaît dès qu’il y en a trois.",
      axis: "Jour du mois",
      mean: "Moy. sur 3 mois",
      upTo: (day) => `Jusqu’au ${day}`,
      day: (day) => `Jour ${count(day)}`,
      summary: (spent, day, month) => `${spent} dépensés au ${date(day)} ${month}.`,
      summaryLast: (spent, day, month, last) =>
        `${spent} dépensés au ${date(day)} ${month}\u202f; ${last.spent} au même jour du mois précédent (${last.month}).`,
      summaryMean: (spent, day, month, last, mean) =>
        `${spent} dépensés au ${date(day)} ${month}\u202f; ${last.spent} au même jour du mois précédent (${last.month}), et ${mean} en moyenne sur trois mois.`,
    },
    byCategory: {
      title: "Par catégorie",
      question: "À quoi l’argent est-il dépensé\u202f?",
      label: "dépensés",
      definition:
        "Les débits moins les remboursements de chaque catégorie, et sa part dans l’ensemble des dépenses. Un paiement fractionné compte par ses parties. Le repère sombre sur une barre est la même catégorie sur la période de comparaison.",
      columns: { category: "Catégorie", spent: "Dépensé", share: "Part" },
      largest: (category, n) =>
        plural(n, {
          one: `${category} est la seule catégorie.`,
          other: `${category} est la plus importante des ${count(n)} catégories.`,
        }),
      largestShare: (category, n, share) =>
        plural(n, {
          one: `${category} est la seule catégorie, avec ${share} des dépenses.`,
          other: `${category} est la plus importante des ${count(n)} catégories, avec ${share} des dépenses.`,
        }),
      nothing: "Rien n’a été dépensé.",
      rest: (n, amount) => `${otherCategories(n)} · ${amount}`,
    },
    merchants: {
      title: "Commerçants",
      question: "À qui va l’argent\u202f?",
      merchants: (n) => plural(n, { one: `${count(n)} commerçant`, other: `${count(n)} commerçants` }),
      label: (n, fresh, month) => {
        const merchants = plural(n, { one: "commerçant", other: "commerçants" });
        if (fresh === 0) return `${merchants}, aucun nouveau en ${month}`;
        return plural(fresh, {
          one: `${merchants}, dont ${count(fresh)} nouveau en ${month}`,
          other: `${merchants}, dont ${count(fresh)} nouveaux en ${month}`,
        });
      },
      definition:
        "Les dépenses chez chaque commerçant, sous son nom normalisé, les plus importantes d’abord. Est nouveau un commerçant qui n’a reçu aucun paiement avant le dernier mois de la période. Le repère sombre sur une barre est la période de comparaison.",
      columns: { merchant: "Commerçant", spent: "Dépensé", payments: "Paiements" },
      most: (merchant, amount) => `${merchant} a reçu le plus\u00a0: ${amount}.`,
      unnamed: "Aucun paiement ne nomme de commerçant.",
      new: "Nouveau",
      rest: (n, amount) => `${otherMerchants(n)} · ${amount}`,
      others: otherMerchants,
    },
    flow: {
      title: "Flux d’argent",
      question: "D’où vient l’argent, et où va-t-il\u202f?",
      kept: "conservés",
      keptShare: (share) => `conservés (${share} des revenus)`,
      moreOut: "de plus sortis qu’entrés",
      moreOutShare: (share) => `de plus sortis qu’entrés (${share} des revenus)`,
      asMuchKept: (than) => `autant conservé que dans la comparaison (${than})`,
      moreKept: (amount, than) => `${amount} de plus conservés que dans la comparaison (${than})`,
      lessKept: (amount, than) => `${amount} de moins conservés que dans la comparaison (${than})`,
      definition: `Les revenus par catégorie, à quoi ils ont été dépensés et qui les a reçus\u00a0: les débits moins les remboursements, sans les virements entre comptes propres. Chaque colonne nomme au plus ses ${count(11)} éléments les plus importants, le reste forme une seule bande. Ce qui n’a pas été dépensé est conservé\u202f; ce qui a été dépensé au-delà des revenus vient de l’épargne.`,
      empty: "Aucun mouvement d’argent sur cette période.",
      axis: "De et vers",
      columns: { income: "Revenus", categories: "Catégories", merchants: "Commerçants" },
      nodes: {
        kept: "Conservé",
        drawn: "De l’épargne",
        other: "Autres",
        unnamed: "Sans nom de commerçant",
        sources: (n) => plural(n, { one: `${count(n)} autre source`, other: `${count(n)} autres sources` }),
        categories: otherCategories,
        merchants: otherMerchants,
      },
      note: (share) => `${share} des sorties`,
      summary: (out) => `${out} sont sortis.`,
      summaryKept: (out, kept) => `${out} sont sortis, et ${kept} ont été conservés.`,
      summaryMoreOut: (out, more) => `${out} sont sortis, soit ${more} de plus que ce qui est entré.`,
      most: (category, amount) => `Premier poste\u00a0: ${category}, ${amount}.`,
      notDrawn: (n, amount) =>
        plural(n, {
          one: `Non représentée\u00a0: ${count(n)} catégorie où les remboursements dépassent les paiements (${amount}).`,
          other: `Non représentées\u00a0: ${count(n)} catégories où les remboursements dépassent les paiements (${amount}).`,
        }),
    },
  };
};
