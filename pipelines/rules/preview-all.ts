import { addMonths, type Found, NOTHING_FOUND } from "#components/console/rules/add-months.ts";
import type { Sql } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import { parseInput } from "#server/input.ts";
import { previewRules } from "#server/rules/preview-rules.ts";
import type { Preview } from "#server/rules/preview-view.ts";
import { PreviewQuery, type RuleDraft } from "#server/rules/rules-input.ts";

export type WholePreview = Found & Pick<Preview, "stopped">;

/**
 * What a draft of rules would change in the whole past, answer by answer until all months were looked at.
 * @param sql a pool of role pipeline
 */
export async function previewAll(
  sql: Sql,
  tenantId: string,
  rules: RuleDraft,
  since: string | null,
  onProgress: (at: Found) => void = () => {},
): Promise<WholePreview> {
  let found = NOTHING_FOUND;
  let before: string | null = null;
  for (;;) {
    const query = parseInput(PreviewQuery, { rules, since, before });
    const answer: Preview = await inScope(sql, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
      previewRules(tx, query),
    );
    found = addMonths(found, answer.months);
    onProgress(found);
    if (answer.next === null) return { ...found, stopped: answer.stopped };
    before = answer.next;
  }
}
