import { categoryName } from "#components/dashboards/words.ts";
import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Unusual = NonNullable<SpendingView["unusual"]>;
export type Finding = Unusual["findings"][number];

/** What stands out: "Groceries", "Netflix". */
export function findingName({ kind, category, merchant }: Finding, words: Words): string {
  if (kind === "category" && category !== null) return categoryName(words, category);
  return merchant ?? (category === null ? words.spending.unusual.kinds[kind] : categoryName(words, category));
}

/** Why, with its figures: "€412 in November, usually €230". */
export function findingWords(finding: Finding, unit: Unit, { exact, monthName, spending: { unusual } }: Words): string {
  const amount = exact(finding.amountMinor, unit);
  const usual = finding.usualMinor === null ? null : exact(finding.usualMinor, unit);
  const month = monthName(finding.month, { year: false });
  switch (finding.kind) {
    case "category":
      return usual === null ? unusual.inMonth(amount, month) : unusual.inMonthUsually(amount, month, usual);
    case "duplicate":
      return unusual.twice(amount);
    case "fee":
      return amount;
    case "price_rise":
      return usual === null ? amount : unusual.was(amount, usual);
  }
}
