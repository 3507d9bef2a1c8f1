import type { DevicesReportsMessages } from "#components/words/en/devices-reports.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesReports = ({ count, plural }: Tools): DevicesReportsMessages => ({
  uptime: {
    title: "Disponibilidad",
    question: "¿Envían datos todos los dispositivos?",
    label: "recibido; ningún dispositivo está en silencio",
    labelSilent: (n) =>
      plural(n, {
        one: `recibido; ${count(n)} dispositivo en silencio`,
        other: `recibido; ${count(n)} dispositivos en silencio`,
      }),
    definition:
      "Segundos con datos / segundos esperados, desde la primera lectura de un dispositivo. Lo que aún no se retrasa todavía no se espera. Una interrupción dura más que el límite de interrupción del dispositivo, o que su intervalo esperado si este es más largo; un dispositivo está en silencio si al final de los datos lleva más que eso sin enviar nada.",
    empty: "En este periodo no se esperaban datos de ningún dispositivo.",
    list: "Dispositivos por disponibilidad, primero la más baja",
    silent: "En silencio",
    reported: (name, share) => `${name}: ${share} recibido`,
    notExpected: (name) => `${name}: no se esperaba nada`,
    gaps: (n, from, to) =>
      plural(n, {
        one: `${count(n)} interrupción, del ${from} al ${to}`,
        other: `${count(n)} interrupciones, la más larga del ${from} al ${to}`,
      }),
    gap: (from, to) => `del ${from} al ${to}`,
    ofOwner: (device, owner) => `${device}, ${owner}`,
    columns: {
      device: "Dispositivo",
      reported: "Recibido",
      expected: "Horas esperadas",
      gaps: "Interrupciones",
      longest: "Interrupción más larga",
      lastSeen: "Última señal",
    },
    csv: {
      subject: "Cliente",
      name: "Nombre",
      uptime: "Disponibilidad",
      reported: "Recibido (s)",
      expected: "Esperado (s)",
      silent: "En silencio",
      yes: "sí",
      no: "no",
    },
    file: "disponibilidad",
  },
  running: {
    title: "Tiempo de marcha",
    question: "¿Cuánto tiempo funcionan los dispositivos y cuántas veces arrancan?",
    label: (starts) =>
      plural(starts, { one: `encendidos, ${count(starts)} arranque`, other: `encendidos, ${count(starts)} arranques` }),
    definition:
      "El tiempo desde cada «encendido» hasta el siguiente mensaje del dispositivo, como máximo su límite de interrupción. Un arranque es un «encendido» tras un «apagado»; un ciclo es apagado, encendido y otra vez apagado, y cuenta donde terminó. Varios dispositivos se suman.",
    empty: "Ningún dispositivo comunica si está encendido o apagado.",
    nothing: "Ningún dispositivo comunica encendido y apagado.",
    summary: (time, starts) =>
      plural(starts, {
        one: `${time} en marcha, en ${count(starts)} arranque.`,
        other: `${time} en marcha, en ${count(starts)} arranques.`,
      }),
    longest: (name, time) => `${name} fue lo que más tiempo funcionó: ${time}.`,
    starts: (n) => plural(n, { one: `${count(n)} arranque`, other: `${count(n)} arranques` }),
    cycles: (n, mean) => plural(n, { one: `${count(n)} ciclo de ${mean}`, other: `${count(n)} ciclos de ${mean} de media` }),
    list: "Tiempo de marcha por dispositivo",
    onNow: "en marcha",
    time: {
      seconds: (seconds) => `${count(seconds)} s`,
      minutes: (minutes) => `${count(minutes)} min`,
      hours: (hours) => `${count(hours)} h`,
      hoursAndMinutes: (hours, minutes) => `${count(hours)} h ${count(minutes)} min`,
    },
    columns: {
      runTime: "Tiempo de marcha",
      before: "Antes",
      starts: "Arranques",
      cycles: "Ciclos",
      mean: "Media",
      median: "Mediana",
      longest: "Más largo",
    },
    csv: {
      name: "Nombre",
      runTime: "Tiempo de marcha (s)",
      before: "Antes (s)",
      mean: "Media (s)",
      median: "Mediana (s)",
      longest: "Más largo (s)",
    },
    file: "tiempo-de-marcha",
  },
});
