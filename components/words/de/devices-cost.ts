import type { DevicesCostMessages } from "#components/words/en/devices-cost.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesCost = (_: Tools): DevicesCostMessages => ({
  cost: {
    title: "Kosten",
    question: "Was kostet der Verbrauch?",
    definition:
      "Der Verbrauch jeder Stunde mal dem Preis, der in dieser Stunde nach dem Tarif des Haushalts gilt; Wechsel gelten ab Mitternacht Ortszeit. Ein Staffelpreis richtet sich nach dem Verbrauch des Haushalts im Kalendermonat. Geräte tragen ihren Teil der Kosten jeder Stunde. Stunden ohne Daten oder ohne Tarif haben keine Kosten.",
    empty: "In diesem Zeitraum gilt kein Tarif, deshalb hat nichts einen Preis.",
    enter: {
      before: "",
      link: "Geben Sie einen Tarif ein",
      after: ", für diesen Haushalt oder für alle, oder senden Sie einen als Ereignis.",
    },
    ask: "Bitten Sie den Betreiber dieser Seite, den Energiepreis einzugeben.",
    mean: (price) => `im Mittel ${price}`,
    perKwh: (price) => `${price} je kWh`,
    noTariff: (energy) => `${energy}, kein Tarif`,
    nothing: "In diesem Zeitraum hat nichts einen Preis.",
    whole: (amount) => `${amount} für den Verbrauch dieses Zeitraums.`,
    most: (name, amount) => `Am meisten hat ${name} gekostet: ${amount}.`,
    unpriced: (energy) => `Für ${energy} galt kein Tarif; sie sind nicht enthalten.`,
    tariffFrom: (tariff, day) => `${tariff}, ab ${day}`,
    tariffs: (tariffs) => tariffs.join("; "),
    otherCurrency: (amount) => `Nicht enthalten: ${amount} nach einem Tarif in einer anderen Währung.`,
    byDevice: {
      title: "Kosten nach Gerät",
      most: (name) => `Am meisten hat ${name} gekostet.`,
      mostOf: (name, share) => `Am meisten hat ${name} gekostet, ${share} des Ganzen.`,
      none: "Kein Gerät hat Kosten.",
      columns: { device: "Gerät", cost: "Kosten", share: "Anteil" },
      costFor: (amount, energy) => `${amount} für ${energy}`,
    },
    file: "kosten",
  },
});
