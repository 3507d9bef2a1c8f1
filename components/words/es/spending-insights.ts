import type { SpendingInsightMessages } from "#components/words/en/spending-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingInsights = ({ count, percent, plural }: Tools): SpendingInsightMessages => ({
  recurring: {
    title: "Recurrentes",
    question: "¿Qué se repite cada mes y qué vence a continuación?",
    label: "salen cada mes",
    definition: (from, to) =>
      `Pagos al mismo comercio, en el mismo sentido, al menos tres con una misma frecuencia (dos si es anual), con importes que se apartan de su mediana en un ${percent(0.1)} o en ${count(2)} unidades de la moneda como máximo. El coste mensual suma los que continúan; los descartados no cuentan, ni los que llevan solo dos pagos mientras no se confirmen. Se examinaron los pagos del ${from} al ${to}.`,
    comesIn: (amount) => `Del mismo modo entran ${amount} al mes.`,
    empty:
      "Todavía no se repite nada. Hacen falta tres pagos al mismo comercio a intervalos regulares, o dos con un año de diferencia.",
    list: "Pagos recurrentes",
    aMonth: (amount) => `${amount} al mes`,
    due: (payments, amount) =>
      plural(payments, {
        one: `Este mes aún vence ${count(payments)} pago: ${amount}.`,
        other: `Este mes aún vencen ${count(payments)} pagos: ${amount}.`,
      }),
    cadences: {
      weekly: "Cada semana",
      fortnightly: "Cada dos semanas",
      monthly: "Cada mes",
      quarterly: "Cada trimestre",
      half_yearly: "Dos veces al año",
      yearly: "Cada año",
    },
    states: {
      dismissed: "Descartado",
      early: "Dos hasta ahora",
      missed: "Atrasado",
      ended: "Terminado",
      confirmed: "Confirmado",
      mature: "Continúa",
    },
    until: (cadence, day) => `${cadence} hasta el ${day}`,
    wasDue: (cadence, day) => `${cadence}, vencía el ${day}`,
    next: (cadence, day) => `${cadence}, el próximo el ${day}`,
    rose: (from, to, day) => `Subió de ${from} a ${to} el ${day}`,
    roseLast: (from, to, day, rises) =>
      plural(rises, {
        one: `Subió de ${from} a ${to} el ${day}, la última de ${count(rises)} subida`,
        other: `Subió de ${from} a ${to} el ${day}, la última de ${count(rises)} subidas`,
      }),
    table: {
      merchant: "Comercio",
      cadence: "Frecuencia",
      state: "Estado",
      lastAmount: "Último importe",
      perMonth: "Al mes",
      payments: "Pagos",
      last: "Último",
      next: "Próximo",
    },
    file: {
      category: "Categoría",
      direction: "Sentido",
      choice: "Elección",
      median: "Mediana",
      firstDay: "Primer día",
      lastDay: "Último día",
      nextDay: "Próximo día",
      directions: { debit: "cargo", credit: "abono" },
      cadences: {
        weekly: "cada semana",
        fortnightly: "cada dos semanas",
        monthly: "cada mes",
        quarterly: "cada trimestre",
        half_yearly: "dos veces al año",
        yearly: "cada año",
      },
      states: { early: "dos hasta ahora", mature: "continúa", missed: "atrasado", ended: "terminado" },
      choices: { confirmed: "confirmado", dismissed: "descartado" },
    },
    menu: {
      label: (merchant) => `${merchant}: ¿qué es?`,
      confirm: "Sí, es recurrente",
      confirmed: (merchant) => `${merchant} está confirmado.`,
      unconfirm: "Retirar la confirmación",
      unconfirmed: (merchant) => `${merchant} ya no está confirmado.`,
      dismiss: "No es recurrente: descartar",
      dismissed: (merchant) => `${merchant} se ha descartado.`,
      restore: "Volver a contarlo",
      restored: (merchant) => `${merchant} vuelve a contar.`,
      merge: "Es lo mismo que…",
      split: "Separar lo que se unió",
      splitTold: (merchant) => `${merchant} vuelve a estar separado.`,
    },
    merge: {
      title: (merchant) => `${merchant} es lo mismo que`,
      which: "Cuál",
      cancel: "Cancelar",
      merge: "Unir",
      merged: (merchant, other) => `${merchant} y ${other} ahora son uno.`,
    },
  },
  unusual: {
    title: "Inusual",
    question: "¿Hay algo que convenga revisar?",
    nothing: "Nada",
    standsOut: "llama la atención",
    standOut: (n) => plural(n, { one: "asunto llama la atención", other: "asuntos llaman la atención" }),
    findings: (n) => plural(n, { one: `${count(n)} hallazgo`, other: `${count(n)} hallazgos` }),
    definition: (least) =>
      `Una categoría cuyo mes en curso supera la mediana de los últimos meses completos en más de tres veces su desviación mediana, y en ${least} como mínimo; se indica una vez por categoría y mes, a partir de tres meses completos. Dos pagos del mismo importe al mismo comercio en menos de ${count(48)} horas. Comisiones. Pagos recurrentes que han subido.`,
    tooFew: (months) =>
      months === 0
        ? "Las categorías se valoran a partir de tres meses completos; todavía no hay ninguno."
        : months === 1
          ? "Las categorías se valoran a partir de tres meses completos; por ahora hay uno."
          : "Las categorías se valoran a partir de tres meses completos; por ahora hay dos.",
    kinds: { category: "Más de lo habitual", duplicate: "¿Pagado dos veces?", fee: "Comisión", price_rise: "Subida de precio" },
    inMonth: (amount, month) => `${amount} en ${month}`,
    inMonthUsually: (amount, month, usual) => `${amount} en ${month}, normalmente ${usual}`,
    twice: (amount) => `${amount} dos veces en menos de ${count(48)} horas`,
    was: (amount, before) => `${amount}, antes ${before}`,
    table: {
      what: "Qué",
      why: "Por qué",
      day: "Día",
      amount: "Importe",
      usual: "Habitual",
      deviation: "Desviación",
      limit: "Límite",
    },
    file: {
      kind: "Tipo",
      dismissed: "Descartado",
      yes: "sí",
      no: "no",
      kinds: { category: "categoría", duplicate: "duplicado", fee: "comisión", price_rise: "subida de precio" },
    },
  },
});
