import type { DevicesCostMessages } from "#components/words/en/devices-cost.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesCost = (_: Tools): DevicesCostMessages => ({
  cost: {
    title: "Coste",
    question: "¿Cuánto cuesta el consumo?",
    definition:
      "El consumo de cada hora por el precio vigente en esa hora según la tarifa de la vivienda; los cambios se aplican a medianoche, hora local. Un precio por tramos sigue el consumo de la vivienda en el mes natural. Los dispositivos tienen su parte del coste de cada hora. Las horas sin datos o sin tarifa no tienen coste.",
    empty: "No hay ninguna tarifa vigente en este periodo, así que nada tiene precio.",
    enter: {
      before: "",
      link: "Introduzca una tarifa",
      after: " para esta vivienda o para todas, o envíe una como evento.",
    },
    ask: "Pida a quien gestiona esta página que introduzca el precio de la energía.",
    mean: (price) => `a ${price} de media`,
    perKwh: (price) => `${price} por kWh`,
    noTariff: (energy) => `${energy}, sin tarifa`,
    nothing: "Nada tiene precio en este periodo.",
    whole: (amount) => `${amount} por el consumo de este periodo.`,
    most: (name, amount) => `${name} fue lo que más costó: ${amount}.`,
    unpriced: (energy) => `Para ${energy} no había ninguna tarifa vigente; no están incluidos.`,
    tariffFrom: (tariff, day) => `${tariff}, desde el ${day}`,
    tariffs: (tariffs) => tariffs.join("; "),
    otherCurrency: (amount) => `No incluido: ${amount} según una tarifa en otra moneda.`,
    byDevice: {
      title: "Coste por dispositivo",
      most: (name) => `${name} fue lo que más costó.`,
      mostOf: (name, share) => `${name} fue lo que más costó, el ${share} del total.`,
      none: "Ningún dispositivo tiene coste.",
      columns: { device: "Dispositivo", cost: "Coste", share: "Parte" },
      costFor: (amount, energy) => `${amount} por ${energy}`,
    },
    file: "coste",
  },
});
