import type { Doing, WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count, plural } = tools;
  const customers = (n: number) => plural(n, { one: `${count(n)} cliente`, other: `${count(n)} clientes` });
  return {
    customers,
    id: "Identificador",
    now: "Ahora",
    before: "Antes",
    difference: "Diferencia",
    share: "Parte",
    amountBefore: (amount) => `${amount} antes`,
    nothingBefore: "nada antes",
    times: (times) => `${count(times)} veces`,
    distribution: {
      title: "Distribución entre clientes",
      definition:
        "Lo que alcanza cada cliente con datos en este periodo, con los filtros de arriba. Los cuantiles se interpolan entre vecinos. Las barras crecen en pasos que parecen iguales en una escala de proporciones; la de cada extremo puede quedar abierta, para los pocos que están muy lejos.",
      empty: "Ningún cliente tiene datos en este periodo. Elija otros días o menos filtros.",
      none: "Ningún cliente tiene datos en este periodo.",
      quantiles: {
        p10: "Décimo inferior",
        p25: "Cuarto inferior",
        median: "Mediana",
        p75: "Cuarto superior",
        p90: "Décimo superior",
      },
      upTo: (amount) => `hasta ${amount}`,
      from: (amount) => `desde ${amount}`,
      belowZero: `Menos de ${count(0)}`,
      belowZeroName: "Menos que nada: volvió más de lo que salió",
      atLeast: (from) => `${from} o más`,
      under: (to) => `Menos de ${to}`,
      between: (from, to) => `De ${from} a menos de ${to}`,
      half: (from, to) => `La mitad está entre ${from} y ${to}.`,
      counted: (n) => `${customers(n)}.`,
      unmeasured: (n) =>
        plural(n, { one: `De ${count(n)} cliente no se midió nada.`, other: `De ${count(n)} clientes no se midió nada.` }),
    },
    active: {
      title: "Clientes activos",
      question: "¿Cuántos hay, quién llegó y quién se fue?",
      ofKnown: (n) => plural(n, { one: `de ${count(n)} conocido`, other: `de ${count(n)} conocidos` }),
      definition: (than) =>
        `Clientes con datos en este periodo, con los filtros de arriba. Nuevos: no los tienen en el periodo de comparación (${than}). Perdidos: los tienen solo en ese.`,
      new: "Nuevos",
      nobodyNew: "Nadie es nuevo.",
      gone: "Perdidos",
      nobodyGone: "Nadie se ha ido.",
      others: (n) => `y ${count(n)} más`,
    },
    top: { title: "Primeros clientes" },
    movers: {
      title: "Mayores cambios",
      comparedWith: (than) => `En comparación con: ${than}.`,
      empty: "Ningún cliente tiene cifras distintas en los dos periodos, o ninguno tiene datos en ambos.",
      way: (before, now) => `${before} antes, ${now} ahora`,
    },
    spent: spent(tools),
    used: used(tools),
  };
};

function spent({ count, plural }: Tools): Doing {
  return {
    column: "Gastado",
    distribution: {
      file: "distribución del gasto",
      question: "¿Cuánto gasta un cliente?",
      label: "en el medio: la mitad gastó menos",
      axis: "Gasto por cliente",
      nothing: "Nada gastado",
      didNothing: (n) =>
        plural(n, { one: `${count(n)} cliente no gastó nada.`, other: `${count(n)} clientes no gastaron nada.` }),
    },
    top: {
      file: "primeros clientes por gasto",
      question: "¿Quién gasta más?",
      label: (listed, all) => `de todo lo gastado corresponde a ${count(listed)} de ${count(all)} clientes`,
      definition: `Los clientes que más gastaron en este periodo, con los filtros de arriba: ${count(10)} como máximo. La marca oscura de una barra es el mismo cliente en el periodo de comparación.`,
      empty: "Nadie gastó nada en este periodo.",
      most: (name, amount) => `${name} gastó más que nadie: ${amount}.`,
    },
    movers: {
      file: "mayores cambios del gasto",
      question: "¿Quién gasta más y quién menos?",
      definition: (than) =>
        `Clientes con datos tanto en este periodo como en el de comparación (${than}), por cuánto más o menos gastaron: ${count(10)} como máximo en cada sentido. Los que tienen datos solo en uno de los dos figuran en «Clientes activos».`,
      more: "Más gasto",
      less: "Menos gasto",
      nobodyMore: "Nadie gastó más.",
      nobodyLess: "Nadie gastó menos.",
    },
  };
}

function used({ count, plural }: Tools): Doing {
  return {
    column: "Consumido",
    distribution: {
      file: "distribución del consumo",
      question: "¿Cuánto consume un cliente?",
      label: "en el medio: la mitad consumió menos",
      axis: "Consumo por cliente",
      nothing: "Nada consumido",
      didNothing: (n) =>
        plural(n, { one: `${count(n)} cliente no consumió nada.`, other: `${count(n)} clientes no consumieron nada.` }),
    },
    top: {
      file: "primeros clientes por consumo",
      question: "¿Quién consume más?",
      label: (listed, all) => `de todo lo consumido corresponde a ${count(listed)} de ${count(all)} clientes`,
      definition: `Los clientes que más consumieron en este periodo, con los filtros de arriba: ${count(10)} como máximo. La marca oscura de una barra es el mismo cliente en el periodo de comparación.`,
      empty: "Nadie consumió nada en este periodo.",
      most: (name, amount) => `${name} consumió más que nadie: ${amount}.`,
    },
    movers: {
      file: "mayores cambios del consumo",
      question: "¿Quién consume más y quién menos?",
      definition: (than) =>
        `Clientes con datos tanto en este periodo como en el de comparación (${than}), por cuánto más o menos consumieron: ${count(10)} como máximo en cada sentido. Los que tienen datos solo en uno de los dos figuran en «Clientes activos».`,
      more: "Más consumo",
      less: "Menos consumo",
      nobodyMore: "Nadie consumió más.",
      nobodyLess: "Nadie consumió menos.",
    },
  };
}
