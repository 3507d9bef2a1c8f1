import type { PeriodMessages } from "#components/words/en/periods.ts";
import type { Tools } from "#components/words/tools.ts";

/** "que" before a noun phrase, elided before a vowel: "qu’octobre 2026". */
const que = (than: string): string => (/^[aeiouyhéèêà]/i.test(than) ? `qu’${than}` : `que ${than}`);

export const periods = ({ count, plural }: Tools): PeriodMessages => ({
  presets: {
    this_month: "Ce mois-ci",
    last_30_days: "30 derniers jours",
    last_3_months: "3 derniers mois",
    last_12_months: "12 derniers mois",
    year: "Cette année",
  },
  soFar: (name) => `${name}, à ce jour`,
  inPart: (name) => `${name}, en partie`,
  than: {
    monthsBefore: (months) => plural(months, { one: "le mois précédent", other: `les ${count(months)} mois précédents` }),
    daysBefore: (days) => plural(days, { one: "le jour précédent", other: `les ${count(days)} jours précédents` }),
    periodBefore: "la période précédente",
    yearBefore: "un an plus tôt",
  },
  change: {
    same: (than) => `autant ${que(than)}`,
    aboutSame: (than) => `à peu près autant ${que(than)}`,
    more: (than) => `plus ${que(than)}`,
    less: (than) => `moins ${que(than)}`,
    moreBy: (percent, than) => `${percent} de plus ${que(than)}`,
    lessBy: (percent, than) => `${percent} de moins ${que(than)}`,
    times: (_, figure, than) => `${figure} fois autant ${que(than)}`,
    none: "Aucune comparaison possible pour l’instant",
  },
  asOf: (instant, zone) =>
    `Ce chiffre comprend tout ce qui a été reçu jusqu’au ${instant}. Les jours sont ceux du fuseau ${zone}.`,
  waiting: (instant, relative) =>
    `De nouveaux événements attendent d’être traités depuis le ${instant} (${relative}). Les chiffres ci-dessous sont complets jusque-là.`,
});
