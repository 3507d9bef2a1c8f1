import type { Rules } from "#components/console/outputs.ts";
import { CATEGORY_MATCHES, MERCHANT_MATCHES } from "#server/rules/rules-input.ts";

export type Side = "categories" | "merchants";
type CategoryRule = Rules["categoryRules"][number];
type MerchantRule = Rules["merchantRules"][number];
export type MatchKind = CategoryRule["matchKind"] | MerchantRule["matchKind"];

/** A rule of either side: what it finds payments by, and the category or merchant that it gives them. */
export type DraftRule = { id: string; matchKind: MatchKind; matchValue: string; gives: string };

/** Rules that are being worked on, each side in its order. */
export type Draft = Record<Side, DraftRule[]>;

export function toDraft({ categoryRules, merchantRules }: Rules): Draft {
  return {
    categories: categoryRules.map(({ category, ...rule }) => ({ ...rule, gives: category })),
    merchants: merchantRules.map(({ merchant, ...rule }) => ({ ...rule, gives: merchant })),
  };
}

export function toRules({ categories, merchants }: Draft): Rules {
  return {
    categoryRules: categories.flatMap(({ gives, matchKind, ...rule }) => {
      const kind = CATEGORY_MATCHES.find((one) => one === matchKind);
      return kind ? [{ ...rule, matchKind: kind, category: gives }] : [];
    }),
    merchantRules: merchants.flatMap(({ gives, matchKind, ...rule }) => {
      const kind = MERCHANT_MATCHES.find((one) => one === matchKind);
      return kind ? [{ ...rule, matchKind: kind, merchant: gives }] : [];
    }),
  };
}

/** The rule in the place of the one with its id, or as the last one. */
export function putRule(rules: readonly DraftRule[], rule: DraftRule): DraftRule[] {
  return rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
}

/** The rule one place up (-1) or down (1); at an end it stays. */
export function moveRule(rules: readonly DraftRule[], id: string, by: -1 | 1): DraftRule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = from + by;
  const moved = [...rules];
  const [here, there] = [rules[from], rules[to]];
  if (here && there) {
    moved[to] = here;
    moved[from] = there;
  }
  return moved;
}

export type Changes = { added: number; changed: number; removed: number; moved: boolean };

/** What a draft does to the rules in force; null when it is them. */
export function changesOf(base: Draft, draft: Draft): Changes | null {
  const total: Changes = { added: 0, changed: 0, removed: 0, moved: false };
  for (const side of ["categories", "merchants"] as const) {
    const before = new Map(base[side].map((rule) => [rule.id, rule]));
    const after = new Set(draft[side].map(({ id }) => id));
    for (const rule of draft[side]) {
      const known = before.get(rule.id);
      if (!known) total.added += 1;
      else if (JSON.stringify(sorted(known)) !== JSON.stringify(sorted(rule))) total.changed += 1;
    }
    total.removed += base[side].filter(({ id }) => !after.has(id)).length;
    const kept = base[side].filter(({ id }) => after.has(id)).map(({ id }) => id);
    const now = draft[side].filter(({ id }) => before.has(id)).map(({ id }) => id);
    if (kept.join() !== now.join()) total.moved = true;
  }
  return total.added + total.changed + total.removed > 0 || total.moved ? total : null;
}

const sorted = ({ matchKind, matchValue, gives }: DraftRule) => [matchKind, matchValue, gives];
