import type { DevicesCostMessages } from "#components/words/en/devices-cost.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesCost = (_: Tools): DevicesCostMessages => ({
  cost: {
    title: "Coût",
    question: "Que coûte la consommation ?",
    definition:
      "La consommation de chaque heure multipliée par le prix en vigueur à cette heure selon le tarif du logement ; les changements prennent effet à minuit, heure locale. Un prix par paliers suit la consommation du logement dans le mois civil. Les appareils ont leur part du coût de chaque heure. Les heures sans données ou sans tarif n’ont pas de coût.",
    empty: "Aucun tarif n’est en vigueur dans cette période, rien n’a donc de prix.",
    enter: {
      before: "",
      link: "Saisissez un tarif",
      after: " pour ce logement ou pour tous, ou envoyez-en un sous forme d’événement.",
    },
    ask: "Demandez à l’exploitant de cette page de saisir le prix de l’énergie.",
    mean: (price) => `à ${price} en moyenne`,
    perKwh: (price) => `${price} par kWh`,
    noTariff: (energy) => `${energy}, sans tarif`,
    nothing: "Rien n’a de prix dans cette période.",
    whole: (amount) => `${amount} pour la consommation de cette période.`,
    most: (name, amount) => `${name} a coûté le plus : ${amount}.`,
    unpriced: (energy) => `Aucun tarif n’était en vigueur pour ${energy}, qui ne sont pas inclus.`,
    tariffFrom: (tariff, day) => `${tariff}, à partir du ${day}`,
    tariffs: (tariffs) => tariffs.join(" ; "),
    otherCurrency: (amount) => `Non inclus : ${amount} selon un tarif dans une autre devise.`,
    byDevice: {
      title: "Coût par appareil",
      most: (name) => `${name} a coûté le plus.`,
      mostOf: (name, share) => `${name} a coûté le plus, ${share} de l’ensemble.`,
      none: "Aucun appareil n’a de coût.",
      columns: { device: "Appareil", cost: "Coût", share: "Part" },
      costFor: (amount, energy) => `${amount} pour ${energy}`,
    },
    file: "coût",
  },
});
