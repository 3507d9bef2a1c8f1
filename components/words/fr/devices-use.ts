import type { DevicesUseMessages } from "#components/words/en/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesUse = ({ count, plural }: Tools): DevicesUseMessages => ({
  use: {
    title: "Consommation dans le temps",
    question: "Combien d’énergie est consommée, et par quoi ?",
    label: "consommés",
    nothing: "Rien n’a été mesuré",
    definition:
      "La consommation du logement : ce que son compteur a compté ou, sans compteur, la somme de ses appareils. Les barres sont empilées par appareil ; « non attribué » est ce que le compteur a compté et qu’aucun appareil n’explique. Là où rien n’a été mesuré, il y a un trou.",
    total: "Total",
    wholeHome: "Tout le logement",
    covered: (share) => `Données pour ${share} du temps`,
    used: (amount) => `${amount} consommés.`,
    mostAt: {
      hour: (amount, hour, most) => `${amount} consommés, avec un maximum le ${hour} (${most}).`,
      day: (amount, day, most) => `${amount} consommés, avec un maximum le ${day} (${most}).`,
      month: (amount, month, most) => `${amount} consommés, avec un maximum en ${month} (${most}).`,
    },
    gaps: {
      hour: (n) =>
        plural(n, {
          one: `${count(n)} heure sans données est un trou.`,
          other: `${count(n)} heures sans données sont des trous.`,
        }),
      day: (n) =>
        plural(n, {
          one: `${count(n)} jour sans données est un trou.`,
          other: `${count(n)} jours sans données sont des trous.`,
        }),
      month: (n) =>
        plural(n, {
          one: `${count(n)} mois sans données est un trou.`,
          other: `${count(n)} mois sans données sont des trous.`,
        }),
    },
    file: "consommation",
  },
  ranking: {
    title: "Appareils",
    kinds: "Catégories d’appareils",
    question: "Qu’est-ce qui consomme le plus ?",
    label: "avec des données dans cette période",
    definition:
      "L’énergie de chaque appareil dans la période, du plus grand au plus petit, et sa part de la consommation totale.",
    most: (name) => `${name} a consommé le plus.`,
    mostOf: (name, share) => `${name} a consommé le plus, ${share} du total.`,
    none: "Aucun appareil n’a de données.",
    columns: { device: "Appareil", kind: "Catégorie", used: "Consommé", share: "Part" },
    file: "appareils",
  },
  when: {
    title: "Quand",
    question: "À quelle heure consomme-t-on le plus ?",
    label: "est l’heure la plus chargée",
    definition:
      "La consommation moyenne de chaque heure de la semaine, sur les heures qui ont des données. La pointe est la plus grande puissance qu’un seul appareil a signalée.",
    hour: (weekday, clock) => `${weekday} ${clock}`,
    mean: (amount) => `${amount} en moyenne pendant cette heure`,
    highest: (weekday, hours, mean) => `La consommation est la plus forte le ${weekday} de ${hours}, avec ${mean} en moyenne.`,
    peak: (device, at) => ["Pointe de ", ` par ${device}, ${at}`],
    file: "quand",
  },
  unaccounted: {
    title: "Non attribué",
    question: "Quelle part de la consommation ne revient à aucun appareil ?",
    label: (share) => `${share} attribués`,
    definition:
      "Ce que le compteur du logement a compté, moins la somme des appareils derrière lui. La valeur est négative quand les appareils indiquent plus que le compteur. La couverture est la part des appareils dans ce que le compteur a compté.",
    homeMeter: "Compteur du logement",
    homeMeters: "Compteurs des logements",
    tracked: "Attribué aux appareils",
    bar: (share) => `${share} de la consommation du logement sont attribués aux appareils`,
    more: "Les appareils indiquent plus que le compteur : l’un d’eux est peut-être compté deux fois, ou un circuit échappe au compteur.",
    less: "Une prise connectée ou un compteur sur le plus grand circuit qui n’en a pas réduit cette valeur.",
    readings: "Relevés du compteur du logement",
    columns: {
      home: (unit) => `Compteur du logement (${unit})`,
      tracked: (unit) => `Attribué (${unit})`,
      untracked: (unit) => `Non attribué (${unit})`,
      coverage: "Couverture",
    },
    file: "non-attribué",
  },
  compared: {
    title: "Comparaison",
    question: "Est-ce plus qu’avant ?",
    label: "dans cette période",
    definition:
      "La consommation de cette période, de celle qui la précède et des mêmes jours il y a un an, superposées à partir du début de chacune.",
    series: { now: "Cette période", before: "Période d’avant", year: "Un an plus tôt" },
    nothing: "Rien n’a été mesuré dans cette période.",
    amount: (amount) => `${amount}.`,
    changes: (amount, changes) => `${amount} : ${changes.join(", ")}.`,
    file: "comparaison",
  },
});
