import type { Changes, MatchKind, Side } from "#components/console/rules/draft.ts";
import { plural } from "#components/dashboards/words.ts";

/** What a rule looks at, as the start of a sentence that its value ends. */
export const MATCHES: Record<MatchKind, string> = {
  merchant_is: "Merchant is",
  merchant_starts: "Merchant starts with",
  merchant_contains: "Merchant contains",
  mcc_is: "Category code (MCC) is",
  counterparty_contains: "Counterparty contains",
  description_contains: "Description contains",
  raw_is: "Statement says",
  raw_starts: "Statement starts with",
  raw_contains: "Statement contains",
};

export const SIDES: Record<Side, { name: string; gives: string; about: string }> = {
  categories: {
    name: "Categories",
    gives: "Category",
    about:
      "The first rule that matches gives a payment its category, before the merchant category code. What an event says itself wins over any rule.",
  },
  merchants: {
    name: "Merchants",
    gives: "Merchant",
    about: "The first rule that matches what a statement says gives the merchant its name, before the names Inlay knows.",
  },
};

/** "2 added, 1 changed, order changed" */
export function changesName({ added, changed, removed, moved }: Changes): string {
  return [
    added > 0 && `${plural(added, "rule")} added`,
    changed > 0 && `${changed} changed`,
    removed > 0 && `${removed} removed`,
    moved && "order changed",
  ]
    .filter(Boolean)
    .join(", ");
}
