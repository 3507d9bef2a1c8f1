import type { DevicesInsightsMessages } from "#components/words/en/devices-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesInsights = ({ count, exact, list, plural }: Tools): DevicesInsightsMessages => ({
  alwaysOn: {
    title: "Consommation permanente",
    question: "Combien consomme-t-on même quand personne ne fait rien ?",
    compared: `les ${count(48)} dernières heures de la période précédente`,
    definition: (band) =>
      `Le 1er centile de la puissance sur les ${count(48)} dernières heures de la période, pondéré par le temps, pour chaque compteur principal. La veille est la bande de ${band} au-dessus.`,
    empty: `Il y a trop peu de données d’un compteur principal dans les ${count(48)} dernières heures de cette période. Il faut des relevés de puissance ou l’énergie d’un compteur.`,
    readings: `Relevés de ces ${count(48)} heures`,
    aYear: (energy) => `${energy} par an`,
    aYearFor: (energy, cost) => `${energy} par an, environ ${cost}`,
    tooLittle: (hours) => `n’a de données que pour ${hours} des ${count(48)} dernières heures`,
    meter: (power, share, energy) => `${power} en permanence ; ${share} du temps en veille, ${energy}`,
    summary: (power, standby) => `${power} sont consommés en permanence ; jusqu’à ${standby}, c’est de la veille.`,
    nothing: `Il y a trop peu de données dans les ${count(48)} dernières heures.`,
    axis: "Demi-heure",
    series: { mean: "Moyenne", lowest: "Minimum", alwaysOn: "Permanente" },
    file: "consommation-permanente",
  },
  standby: {
    label: "Bande de veille",
    inWatts: "En watts",
    set: "Définir",
    usual: "Utiliser la bande habituelle",
    toldSet: (power) => `La veille est maintenant une bande de ${power}.`,
    toldUsual: "La veille est de nouveau la bande habituelle.",
  },
  unusual: {
    title: "Inhabituel",
    question: "Un appareil a-t-il consommé plus ou moins que d’habitude à cette heure ?",
    nothing: "Rien",
    nothingLabel: "ne sort de l’ordinaire",
    findings: (n) => plural(n, { one: `${count(n)} constat`, other: `${count(n)} constats` }),
    label: (n) => plural(n, { one: "moment sort de l’ordinaire", other: "moments sortent de l’ordinaire" }),
    definition: (needed) =>
      `L’heure d’un appareil face à la médiane de la même heure de la semaine sur les huit semaines précédentes : elle est inhabituelle si elle s’en écarte de plus de trois fois l’écart médian, de plus de ${exact(100, { kind: "energy" })} et de plus d’une fois et demie (vers le bas, trois quarts) l’heure moyenne de l’appareil. Les heures qui se suivent forment un seul constat. Une heure est jugée dès qu’il en existe ${count(needed)} valeurs.`,
    tooEarly: (needed, weeks) => {
      const wanted = plural(needed, {
        one: `Les heures sont jugées à partir de ${count(needed)} semaine de données`,
        other: `Les heures sont jugées à partir de ${count(needed)} semaines de données`,
      });
      return `${wanted} ; il y en a ${count(weeks)} jusqu’ici.`;
    },
    since: (day) => `Examiné depuis le ${day}.`,
    irregular: (names) => `Non jugés, car ils ne fonctionnent que de temps en temps : ${list(names)}.`,
    list: "Heures inhabituelles",
    more: "Plus que d’habitude",
    less: "Moins que d’habitude",
    finding: (from, to, used, usual) => `De ${from} à ${to} : ${used}, d’habitude ${usual}`,
    columns: {
      device: "Appareil",
      from: "De",
      to: "À",
      used: "Consommé",
      usual: "Habituel",
      deviation: "Écart",
    },
    csv: {
      name: "Nom",
      direction: "Sens",
      directions: { more: "plus", less: "moins" },
      used: (unit) => `Consommé (${unit})`,
      usual: (unit) => `Habituel (${unit})`,
      deviation: (unit) => `Écart (${unit})`,
      dismissed: "Écarté",
      yes: "oui",
      no: "non",
    },
    file: "inhabituel",
  },
});
