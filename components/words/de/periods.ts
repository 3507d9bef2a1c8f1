import type { PeriodMessages } from "#components/words/en/periods.ts";
import type { Tools } from "#components/words/tools.ts";

export const periods = ({ count, plural }: Tools): PeriodMessages => ({
  presets: {
    this_month: "Dieser Monat",
    last_30_days: "Letzte 30 Tage",
    last_3_months: "Letzte 3 Monate",
    last_12_months: "Letzte 12 Monate",
    year: "Dieses Jahr",
  },
  soFar: (name) => `${name}, bisher`,
  inPart: (name) => `${name}, teilweise`,
  than: {
    monthsBefore: (months) => plural(months, { one: "der Monat davor", other: `die ${count(months)} Monate davor` }),
    daysBefore: (days) => plural(days, { one: "der Tag davor", other: `die ${count(days)} Tage davor` }),
    periodBefore: "der Zeitraum davor",
    yearBefore: "ein Jahr zuvor",
  },
  change: {
    same: (than) => `so viel wie ${than}`,
    aboutSame: (than) => `etwa so viel wie ${than}`,
    more: (than) => `mehr als ${than}`,
    less: (than) => `weniger als ${than}`,
    moreBy: (percent, than) => `${percent} mehr als ${than}`,
    lessBy: (percent, than) => `${percent} weniger als ${than}`,
    times: (_, figure, than) => `${figure}-mal so viel wie ${than}`,
    none: "Noch kein Vergleich möglich",
  },
  asOf: (instant, zone) => `Diese Zahl enthält alles, was bis ${instant} eingegangen ist. Tage gelten in der Zeitzone ${zone}.`,
  waiting: (instant, relative) =>
    `Seit ${instant} (${relative}) warten neue Ereignisse auf die Verarbeitung. Bis dahin sind die Zahlen vollständig.`,
});
