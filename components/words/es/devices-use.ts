import type { DevicesUseMessages } from "#components/words/en/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesUse = ({ count, plural }: Tools): DevicesUseMessages => ({
  use: {
    title: "Consumo a lo largo del tiempo",
    question: "¿Cuánta energía se consume y en qué?",
    label: "consumidos",
    nothing: "No se midió nada",
    definition:
      "El consumo de la vivienda: lo que contó su contador o, si no lo hay, la suma de sus dispositivos. Las barras se apilan por dispositivo; «sin asignar» es lo que contó el contador y no corresponde a ningún dispositivo. Donde no se midió nada queda un hueco.",
    total: "Total",
    wholeHome: "Toda la vivienda",
    covered: (share) => `Hay datos del ${share} del tiempo`,
    used: (amount) => `Se consumieron ${amount}.`,
    mostAt: {
      hour: (amount, hour, most) => `Se consumieron ${amount}, con el máximo el ${hour} (${most}).`,
      day: (amount, day, most) => `Se consumieron ${amount}, con el máximo el ${day} (${most}).`,
      month: (amount, month, most) => `Se consumieron ${amount}, con el máximo en ${month} (${most}).`,
    },
    gaps: {
      hour: (n) =>
        plural(n, {
          one: `${count(n)} hora sin datos es un hueco.`,
          other: `${count(n)} horas sin datos son huecos.`,
        }),
      day: (n) =>
        plural(n, {
          one: `${count(n)} día sin datos es un hueco.`,
          other: `${count(n)} días sin datos son huecos.`,
        }),
      month: (n) =>
        plural(n, {
          one: `${count(n)} mes sin datos es un hueco.`,
          other: `${count(n)} meses sin datos son huecos.`,
        }),
    },
    file: "consumo",
  },
  ranking: {
    title: "Dispositivos",
    kinds: "Tipos de dispositivo",
    question: "¿Qué consume más?",
    label: "con datos en este periodo",
    definition: "La energía de cada dispositivo en el periodo, de mayor a menor, y su parte del consumo total.",
    most: (name) => `${name} fue lo que más consumió.`,
    mostOf: (name, share) => `${name} fue lo que más consumió, el ${share} del total.`,
    none: "Ningún dispositivo tiene datos.",
    columns: { device: "Dispositivo", kind: "Tipo", used: "Consumido", share: "Parte" },
    file: "dispositivos",
  },
  when: {
    title: "Cuándo",
    question: "¿A qué hora se consume más?",
    label: "es la hora de mayor consumo",
    definition:
      "El consumo medio de cada hora de la semana, sobre las horas que tienen datos. El pico es la mayor potencia que comunicó un solo dispositivo.",
    hour: (weekday, clock) => `${weekday}, ${clock}`,
    mean: (amount) => `${amount} de media en esa hora`,
    highest: (weekday, hours, mean) => `El consumo es más alto el ${weekday} de ${hours}, con ${mean} de media.`,
    peak: (device, at) => ["Pico de ", ` de ${device}, ${at}`],
    file: "cuándo",
  },
  unaccounted: {
    title: "Sin asignar",
    question: "¿Qué parte del consumo no corresponde a ningún dispositivo?",
    label: (share) => `${share} asignado`,
    definition:
      "Lo que contó el contador de la vivienda menos la suma de los dispositivos conectados tras él. Es negativo cuando los dispositivos indican más que el contador. La cobertura es la parte de los dispositivos en lo que contó el contador.",
    homeMeter: "Contador de la vivienda",
    homeMeters: "Contadores de las viviendas",
    tracked: "Asignado a dispositivos",
    bar: (share) => `El ${share} del consumo de la vivienda está asignado a dispositivos`,
    more: "Los dispositivos indican más que el contador: puede que uno se cuente dos veces o que al contador se le escape un circuito.",
    less: "Un enchufe medidor o un contador en el mayor circuito que no lo tenga reduce este valor.",
    readings: "Lecturas del contador de la vivienda",
    columns: {
      home: (unit) => `Contador de la vivienda (${unit})`,
      tracked: (unit) => `Asignado (${unit})`,
      untracked: (unit) => `Sin asignar (${unit})`,
      coverage: "Cobertura",
    },
    file: "sin-asignar",
  },
  compared: {
    title: "Comparación",
    question: "¿Es más que antes?",
    label: "en este periodo",
    definition:
      "El consumo de este periodo, del inmediatamente anterior y de los mismos días de hace un año, superpuestos desde el inicio de cada uno.",
    series: { now: "Este periodo", before: "Periodo anterior", year: "Un año antes" },
    nothing: "No se midió nada en este periodo.",
    amount: (amount) => `${amount}.`,
    changes: (amount, changes) => `${amount}: ${changes.join(", ")}.`,
    file: "comparación",
  },
});
