import type { PeriodMessages } from "#components/words/en/periods.ts";
import type { Tools } from "#components/words/tools.ts";

export const periods = ({ count, plural }: Tools): PeriodMessages => ({
  presets: {
    this_month: "Este mes",
    last_30_days: "Últimos 30 días",
    last_3_months: "Últimos 3 meses",
    last_12_months: "Últimos 12 meses",
    year: "Este año",
  },
  soFar: (name) => `${name}, hasta ahora`,
  inPart: (name) => `${name}, en parte`,
  than: {
    monthsBefore: (months) => plural(months, { one: "el mes anterior", other: `los ${count(months)} meses anteriores` }),
    daysBefore: (days) => plural(days, { one: "el día anterior", other: `los ${count(days)} días anteriores` }),
    periodBefore: "el periodo anterior",
    yearBefore: "un año antes",
  },
  change: {
    same: (than) => `igual que ${than}`,
    aboutSame: (than) => `más o menos igual que ${than}`,
    more: (than) => `más que ${than}`,
    less: (than) => `menos que ${than}`,
    moreBy: (percent, than) => `${percent} más que ${than}`,
    lessBy: (percent, than) => `${percent} menos que ${than}`,
    times: (_, figure, than) => `${figure} veces tanto como ${than}`,
    none: "Todavía no hay con qué comparar",
  },
  asOf: (instant, zone) =>
    `Esta cifra incluye todo lo recibido hasta el ${instant}. Los días son los de la zona horaria ${zone}.`,
  waiting: (instant, relative) =>
    `Hay eventos nuevos pendientes de procesar desde el ${instant} (${relative}). Las cifras siguientes están completas hasta ese momento.`,
});
