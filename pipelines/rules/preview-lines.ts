import { idle } from "#components/console/rules/idle.ts";
import { table } from "#pipelines/cli/report.ts";
import type { WholePreview } from "#pipelines/rules/preview-all.ts";
import type { Change } from "#server/rules/preview-view.ts";
import type { RuleDraft } from "#server/rules/rules-input.ts";

/** A preview as lines for a terminal. */
export function previewLines(rules: RuleDraft, found: WholePreview): string[] {
  const told = [...rules.categoryRules, ...rules.merchantRules].flatMap((rule) => {
    const why = idle(found.reach.find((one) => one.rule === rule.id));
    return why ? [`${rule.matchKind} ${rule.matchValue}: ${why}`] : [];
  });
  return [
    found.newest === null
      ? "There are no payments to look at."
      : `Looked at ${found.seen} payments, ${found.oldest?.slice(0, 7)} to ${found.newest.slice(0, 7)}: ${found.changed} would change.`,
    ...(found.stopped
      ? [`It stopped before ${found.stopped.slice(0, 7)}: the month holds too many payments to look at in time.`]
      : []),
    ...section("Categories", found.categories),
    ...section("Merchants", found.merchants),
    ...(found.more > 0 ? [`And ${found.more} smaller changes.`] : []),
    ...(told.length > 0 ? ["", "Rules without effect:", ...told] : []),
  ];
}

function section(name: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ from, to, payments, amounts, first, last }) => ({
    from: from || "(none)",
    to,
    payments,
    "minor units": amounts.map(({ currency, minor }) => `${minor} ${currency}`).join(", "),
    first,
    last,
  }));
  return ["", `${name}:`, ...table(rows, "")];
}
