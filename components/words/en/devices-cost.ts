import type { Tools } from "#components/words/tools.ts";

/** What the tile says that has what the use cost. */
export const devicesCost = (_: Tools) => ({
  cost: {
    title: "Cost",
    question: "What does the use cost?",
    definition:
      "The use of each hour times the price in force in that hour by the home's tariff, changed at local midnight. A tiered price follows the home's use of the calendar month. Devices have their part of each hour's cost. Hours without data or without a tariff have no cost.",
    empty: "No tariff is in force in this period, so nothing has a price.",
    /** What stands before, in and after the link to where tariffs are entered. */
    enter: {
      before: "",
      link: "Enter a tariff",
      after: " for this home or for all, or send one as an event.",
    },
    ask: "Ask who runs this page to enter the price of energy.",
    mean: (price: string) => `at ${price} in the mean`,
    perKwh: (price: string) => `${price} per kWh`,
    noTariff: (energy: string) => `${energy}, no tariff`,
    nothing: "Nothing has a price in this period.",
    whole: (amount: string) => `${amount} for the use of this period.`,
    most: (name: string, amount: string) => `${name} cost the most: ${amount}.`,
    unpriced: (energy: string) => `${energy} had no tariff in force and are not in it.`,
    tariffFrom: (tariff: string, day: string) => `${tariff}, from ${day}`,
    tariffs: (tariffs: readonly string[]) => tariffs.join("; "),
    otherCurrency: (amount: string) => `Not in it: ${amount} under a tariff of another currency.`,
    byDevice: {
      title: "Cost by device",
      most: (name: string) => `${name} cost the most.`,
      mostOf: (name: string, share: string) => `${name} cost the most, ${share} of the whole.`,
      none: "No device has a cost.",
      columns: { device: "Device", cost: "Cost", share: "Share" },
      costFor: (amount: string, energy: string) => `${amount} for ${energy}`,
    },
    file: "cost",
  },
});
export type DevicesCostMessages = ReturnType<typeof devicesCost>;
