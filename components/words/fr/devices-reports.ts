import type { DevicesReportsMessages } from "#components/words/en/devices-reports.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesReports = ({ count, plural }: Tools): DevicesReportsMessages => ({
  uptime: {
    title: "Disponibilité",
    question: "Tous les appareils donnent-ils des nouvelles ?",
    label: "reçus ; aucun appareil n’est muet",
    labelSilent: (n) => plural(n, { one: `reçus ; ${count(n)} appareil muet`, other: `reçus ; ${count(n)} appareils muets` }),
    definition:
      "Secondes avec données / secondes attendues, à partir du premier relevé d’un appareil. Ce qui n’est pas en retard n’est pas encore attendu. Une interruption est plus longue que la limite d’interruption de l’appareil, ou que son intervalle attendu si celui-ci est plus long ; un appareil est muet s’il n’a rien envoyé depuis plus longtemps que cela à la fin des données.",
    empty: "Aucun appareil ne devait envoyer de relevés dans cette période.",
    list: "Appareils par disponibilité, la plus basse d’abord",
    silent: "Muet",
    reported: (name, share) => `${name} : ${share} reçus`,
    notExpected: (name) => `${name} : rien d’attendu`,
    gaps: (n, from, to) =>
      plural(n, {
        one: `${count(n)} interruption, du ${from} au ${to}`,
        other: `${count(n)} interruptions, la plus longue du ${from} au ${to}`,
      }),
    gap: (from, to) => `du ${from} au ${to}`,
    ofOwner: (device, owner) => `${device}, ${owner}`,
    columns: {
      device: "Appareil",
      reported: "Reçu",
      expected: "Heures attendues",
      gaps: "Interruptions",
      longest: "Plus longue interruption",
      lastSeen: "Dernier signe",
    },
    csv: {
      subject: "Client",
      name: "Nom",
      uptime: "Disponibilité",
      reported: "Reçu (s)",
      expected: "Attendu (s)",
      silent: "Muet",
      yes: "oui",
      no: "non",
    },
    file: "disponibilité",
  },
  running: {
    title: "Durée de marche",
    question: "Combien de temps les appareils fonctionnent-ils, et combien de fois démarrent-ils ?",
    label: (starts) =>
      plural(starts, { one: `de marche, ${count(starts)} démarrage`, other: `de marche, ${count(starts)} démarrages` }),
    definition:
      "Le temps de chaque « marche » jusqu’au message suivant de l’appareil, au plus sa limite d’interruption. Un démarrage est une « marche » après un « arrêt » ; un cycle va d’un arrêt au suivant en passant par la marche, et compte là où il s’est terminé. Plusieurs appareils s’additionnent.",
    empty: "Aucun appareil n’indique s’il est en marche ou à l’arrêt.",
    nothing: "Aucun appareil n’indique marche et arrêt.",
    summary: (time, starts) =>
      plural(starts, {
        one: `${time} de marche, en ${count(starts)} démarrage.`,
        other: `${time} de marche, en ${count(starts)} démarrages.`,
      }),
    longest: (name, time) => `${name} a fonctionné le plus longtemps : ${time}.`,
    starts: (n) => plural(n, { one: `${count(n)} démarrage`, other: `${count(n)} démarrages` }),
    cycles: (n, mean) => plural(n, { one: `${count(n)} cycle de ${mean}`, other: `${count(n)} cycles de ${mean} en moyenne` }),
    list: "Durée de marche par appareil",
    onNow: "en marche",
    time: {
      seconds: (seconds) => `${count(seconds)} s`,
      minutes: (minutes) => `${count(minutes)} min`,
      hours: (hours) => `${count(hours)} h`,
      hoursAndMinutes: (hours, minutes) => `${count(hours)} h ${count(minutes)} min`,
    },
    columns: {
      runTime: "Durée de marche",
      before: "Avant",
      starts: "Démarrages",
      cycles: "Cycles",
      mean: "Moyenne",
      median: "Médiane",
      longest: "Le plus long",
    },
    csv: {
      name: "Nom",
      runTime: "Durée de marche (s)",
      before: "Avant (s)",
      mean: "Moyenne (s)",
      median: "Médiane (s)",
      longest: "Le plus long (s)",
    },
    file: "durée-de-marche",
  },
});
