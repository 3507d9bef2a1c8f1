import type { DraftRule, Side } from "#components/console/rules/draft.ts";
import { CATEGORY_MATCHES, MERCHANT_MATCHES } from "#server/rules/rules-input.ts";

const MOST = 200;

/** A rule begun by a link, "merchant_is:Albert", as the dialogue takes it; null where the text is none. */
export function begunRule(text: string | null): { side: Side; rule: Omit<DraftRule, "id"> } | null {
  const at = text?.indexOf(":") ?? -1;
  if (text === null || at < 0) return null;
  const [kind, matchValue] = [text.slice(0, at), text.slice(at + 1, at + 1 + MOST).trim()];
  const category = CATEGORY_MATCHES.find((one) => one === kind);
  if (category) return { side: "categories", rule: { matchKind: category, matchValue, gives: "" } };
  const merchant = MERCHANT_MATCHES.find((one) => one === kind);
  return merchant ? { side: "merchants", rule: { matchKind: merchant, matchValue, gives: "" } } : null;
}
