import type { Reach } from "#server/rules/preview-view.ts";

/** Why a rule decides no payment that was looked at, as a sentence's end; null when it does decide some. */
export function idle(reach: Reach | undefined): string | null {
  if (!reach) return "matches nothing";
  const { payments, taken, given } = reach;
  if (payments > 0) return null;
  if (taken > 0)
    return `never reached: an earlier rule takes ${taken === 1 ? "the one payment" : `all ${taken} payments`} it matches`;
  return `matches ${given} payments whose events say their category themselves`;
}
