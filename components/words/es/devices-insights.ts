import type { DevicesInsightsMessages } from "#components/words/en/devices-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesInsights = ({ count, exact, list, plural }: Tools): DevicesInsightsMessages => ({
  alwaysOn: {
    title: "Consumo permanente",
    question: "¿Cuánto se consume aunque nadie haga nada?",
    compared: `las últimas ${count(48)} horas del periodo anterior`,
    definition: (band) =>
      `El percentil 1 de la potencia en las últimas ${count(48)} horas del periodo, ponderado por tiempo, de cada contador principal. El modo de espera es la franja de ${band} por encima.`,
    empty: `Hay muy pocos datos de un contador principal en las últimas ${count(48)} horas de este periodo. Se necesitan lecturas de potencia o la energía de un contador.`,
    readings: `Lecturas de estas ${count(48)} horas`,
    aYear: (energy) => `${energy} al año`,
    aYearFor: (energy, cost) => `${energy} al año, unos ${cost}`,
    tooLittle: (hours) => `solo tiene datos de ${hours} de las últimas ${count(48)} horas`,
    meter: (power, share, energy) => `${power} permanentes; ${share} del tiempo en espera, ${energy}`,
    summary: (power, standby) => `Se consumen ${power} en todo momento; hasta ${standby} cuenta como modo de espera.`,
    nothing: `Hay muy pocos datos en las últimas ${count(48)} horas.`,
    axis: "Media hora",
    series: { mean: "Media", lowest: "Mínimo", alwaysOn: "Permanente" },
    file: "consumo-permanente",
  },
  standby: {
    label: "Franja de espera",
    inWatts: "En vatios",
    set: "Fijar",
    usual: "Usar la habitual",
    toldSet: (power) => `El modo de espera es ahora una franja de ${power}.`,
    toldUsual: "El modo de espera vuelve a ser la franja habitual.",
  },
  unusual: {
    title: "Inusual",
    question: "¿Consumió un dispositivo más o menos que de costumbre a esa hora?",
    nothing: "Nada",
    nothingLabel: "llama la atención",
    findings: (n) => plural(n, { one: `${count(n)} hallazgo`, other: `${count(n)} hallazgos` }),
    label: (n) => plural(n, { one: "momento llama la atención", other: "momentos llaman la atención" }),
    definition: (needed) =>
      `La hora de un dispositivo frente a la mediana de la misma hora de la semana en las ocho semanas anteriores: es inusual si se aparta de ella en más de tres veces la desviación mediana, más de ${exact(100, { kind: "energy" })} y más de una vez y media (hacia abajo, tres cuartos) la hora media del dispositivo. Las horas seguidas forman un solo hallazgo. Una hora se juzga en cuanto hay ${count(needed)} valores de ella.`,
    tooEarly: (needed, weeks) => {
      const wanted = plural(needed, {
        one: `Las horas se juzgan a partir de ${count(needed)} semana de datos`,
        other: `Las horas se juzgan a partir de ${count(needed)} semanas de datos`,
      });
      return plural(weeks, {
        one: `${wanted}; hasta ahora hay una.`,
        other: `${wanted}; hasta ahora hay ${count(weeks)}.`,
      });
    },
    since: (day) => `Se ha mirado desde el ${day}.`,
    irregular: (names) => `No se juzgan, porque solo funcionan de vez en cuando: ${list(names)}.`,
    list: "Horas inusuales",
    more: "Más de lo habitual",
    less: "Menos de lo habitual",
    finding: (from, to, used, usual) => `De ${from} a ${to}: ${used}, lo habitual es ${usual}`,
    columns: {
      device: "Dispositivo",
      from: "Desde",
      to: "Hasta",
      used: "Consumido",
      usual: "Habitual",
      deviation: "Desviación",
    },
    csv: {
      name: "Nombre",
      direction: "Sentido",
      directions: { more: "más", less: "menos" },
      used: (unit) => `Consumido (${unit})`,
      usual: (unit) => `Habitual (${unit})`,
      deviation: (unit) => `Desviación (${unit})`,
      dismissed: "Descartado",
      yes: "sí",
      no: "no",
    },
    file: "inusual",
  },
});
