import type { SpendingTileMessages } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingTiles = ({ count, plural }: Tools): SpendingTileMessages => {
  const otherCategories = (n: number) => plural(n, { one: `${count(n)} categoría más`, other: `${count(n)} categorías más` });
  const otherMerchants = (n: number) => plural(n, { one: `${count(n)} comercio más`, other: `${count(n)} comercios más` });
  return {
    cashFlow: {
      title: "Entradas y salidas",
      question: "¿Entra más dinero del que sale?",
      moreIn: "más de entradas que de salidas",
      moreOut: "más de salidas que de entradas",
      spent: (comparison) => `Gasto: ${comparison}`,
      definition:
        "Las entradas son lo abonado; las salidas, lo cargado menos los reembolsos; el saldo es la diferencia entre ambas. Los traspasos entre cuentas propias no cuentan.",
      pending: (amount) => `De ello, ${amount} aún no se han contabilizado.`,
      axis: "Mes",
      series: { in: "Entradas", out: "Salidas", net: "Saldo" },
      summary: (cameIn, wentOut) => `Entraron ${cameIn} y salieron ${wentOut}.`,
      alwaysMoreIn: (months) =>
        plural(months, {
          one: "En el único mes completo entró más de lo que salió.",
          other: `En cada uno de los ${count(months)} meses completos entró más de lo que salió.`,
        }),
      oftenMoreOut: (of, months) =>
        plural(months, {
          one: "En el único mes completo salió más de lo que entró.",
          other: `En ${count(of)} de los ${count(months)} meses completos salió más de lo que entró.`,
        }),
    },
    pace: {
      title: "Ritmo",
      question: (month) => `¿Estoy gastando más rápido de lo habitual en ${month}?`,
      questionOfAll: (month) => `¿Están gastando los clientes más rápido de lo habitual en ${month}?`,
      byDay: (day) => `hasta el día ${count(day)}`,
      thanByDay: (day, month) => `lo acumulado hasta el ${count(day)} de ${month}`,
      definition:
        "Los gastos de un mes natural, acumulados día a día: los cargos menos los reembolsos, sin los traspasos entre cuentas propias. La curva media es la de los tres meses anteriores y aparece en cuanto hay tres.",
      axis: "Día del mes",
      mean: "Media de 3 meses",
      upTo: (day) => `Hasta el ${day}`,
      day: (day) => `Día ${count(day)}`,
      summary: (spent, day, month) => `${spent} gastados hasta el ${count(day)} de ${month}.`,
      summaryLast: (spent, day, month, last) =>
        `${spent} gastados hasta el ${count(day)} de ${month}; ${last.spent} hasta el mismo día de ${last.month}.`,
      summaryMean: (spent, day, month, last, mean) =>
        `${spent} gastados hasta el ${count(day)} de ${month}; ${last.spent} hasta el mismo día de ${last.month}, y ${mean} de media en tres meses.`,
    },
    byCategory: {
      title: "Por categoría",
      question: "¿En qué se gasta el dinero?",
      label: "gastados",
      definition:
        "Los cargos menos los reembolsos de cada categoría, y su parte de todos los gastos. Un pago dividido cuenta por sus partes. La marca oscura de una barra es la misma categoría en el periodo de comparación.",
      columns: { category: "Categoría", spent: "Gastado", share: "Parte" },
      largest: (category, n) =>
        plural(n, { one: `${category} es la única categoría.`, other: `${category} es la mayor de ${count(n)} categorías.` }),
      largestShare: (category, n, share) =>
        plural(n, {
          one: `${category} es la única categoría, con el ${share} de todos los gastos.`,
          other: `${category} es la mayor de ${count(n)} categorías, con el ${share} de todos los gastos.`,
        }),
      nothing: "No se gastó nada.",
      rest: (n, amount) => `${otherCategories(n)} · ${amount}`,
    },
    merchants: {
      title: "Comercios",
      question: "¿Quién recibe el dinero?",
      merchants: (n) => plural(n, { one: `${count(n)} comercio`, other: `${count(n)} comercios` }),
      label: (n, fresh, month) => {
        const merchants = plural(n, { one: "comercio", other: "comercios" });
        if (fresh === 0) return `${merchants}, ninguno nuevo en ${month}`;
        return plural(fresh, {
          one: `${merchants}, ${count(fresh)} nuevo en ${month}`,
          other: `${merchants}, ${count(fresh)} nuevos en ${month}`,
        });
      },
      definition:
        "Los gastos en cada comercio por su nombre normalizado, primero los mayores. Es nuevo un comercio al que no se hizo ningún pago antes del último mes del periodo. La marca oscura de una barra es el periodo de comparación.",
      columns: { merchant: "Comercio", spent: "Gastado", payments: "Pagos" },
      most: (merchant, amount) => `${merchant} recibió más que ningún otro: ${amount}.`,
      unnamed: "Ningún pago nombra un comercio.",
      new: "Nuevo",
      rest: (n, amount) => `${otherMerchants(n)} · ${amount}`,
      others: otherMerchants,
    },
    flow: {
      title: "Flujo del dinero",
      question: "¿De dónde viene el dinero y adónde va?",
      kept: "conservados",
      keptShare: (share) => `conservados (el ${share} de los ingresos)`,
      moreOut: "más de salidas que de entradas",
      moreOutShare: (share) => `más de salidas que de entradas (el ${share} de los ingresos)`,
      asMuchKept: (than) => `se conservó lo mismo que en la comparación (${than})`,
      moreKept: (amount, than) => `${amount} más conservados que en la comparación (${than})`,
      lessKept: (amount, than) => `${amount} menos conservados que en la comparación (${than})`,
      definition: `Los ingresos por categoría, en qué se gastaron y quién los recibió: los cargos menos los reembolsos, sin los traspasos entre cuentas propias. Cada columna nombra como máximo sus ${count(11)} elementos mayores; el resto forma una sola banda. Lo que no se gastó se conserva; lo que se gastó por encima de los ingresos sale de los ahorros.`,
      empty: "En este periodo no se movió dinero.",
      axis: "De y a",
      columns: { income: "Ingresos", categories: "Categorías", merchants: "Comercios" },
      nodes: {
        kept: "Conservado",
        drawn: "De los ahorros",
        other: "Otros",
        unnamed: "Sin nombre de comercio",
        sources: (n) => plural(n, { one: `${count(n)} fuente más`, other: `${count(n)} fuentes más` }),
        categories: otherCategories,
        merchants: otherMerchants,
      },
      note: (share) => `el ${share} de lo que salió`,
      summary: (out) => `Salieron ${out}.`,
      summaryKept: (out, kept) => `Salieron ${out} y se conservaron ${kept}.`,
      summaryMoreOut: (out, more) => `Salieron ${out}, ${more} más de lo que entró.`,
      most: (category, amount) => `La mayor partida es ${category}: ${amount}.`,
      notDrawn: (n, amount) =>
        plural(n, {
          one: `No se dibuja ${count(n)} categoría con más reembolsos que pagos (${amount}).`,
          other: `No se dibujan ${count(n)} categorías con más reembolsos que pagos (${amount}).`,
        }),
    },
  };
};
