import { slugName } from "#components/dashboards/words.ts";
import { monthName } from "#components/format/days.ts";
import { exact, type Unit } from "#components/format/unit.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Unusual = NonNullable<SpendingView["unusual"]>;
export type Finding = Unusual["findings"][number];

export const KIND_NAMES: Record<Finding["kind"], string> = {
  category: "More than usual",
  duplicate: "Paid twice?",
  fee: "Fee",
  price_rise: "Price rise",
};

/** What stands out: "Groceries", "Netflix". */
export function findingName({ kind, category, merchant }: Finding): string {
  if (kind === "category" && category !== null) return slugName(category);
  return merchant ?? (category === null ? KIND_NAMES[kind] : slugName(category));
}

/** Why, with its figures: "€412 in November, usually €230". */
export function findingWords(finding: Finding, unit: Unit): string {
  const amount = exact(finding.amountMinor, unit);
  const usual = finding.usualMinor === null ? null : exact(finding.usualMinor, unit);
  switch (finding.kind) {
    case "category":
      return `${amount} in ${monthName(finding.month, { year: false })}${usual ? `, usually ${usual}` : ""}`;
    case "duplicate":
      return `${amount} twice within 48 hours`;
    case "fee":
      return amount;
    case "price_rise":
      return usual ? `${amount}, was ${usual}` : amount;
  }
}
