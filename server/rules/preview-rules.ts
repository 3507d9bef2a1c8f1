import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { isCancelled } from "#db/sqlstate.ts";
import { MonthPreview, type Preview, Reach } from "#server/rules/preview-view.ts";
import type { PreviewQuery } from "#server/rules/rules-input.ts";

/** How long one answer looks at months, and how long at most at a single one. */
const LOOK_MS = 2_000;
const MONTH_MS = 20_000;

/** As the database says it. */
const Row = MonthPreview.omit({ reach: true }).extend({
  reach: z.array(Reach.omit({ takenBy: true }).extend({ taken_by: z.uuid().nullable() })),
});

/**
 * What a draft of rules would change in the past, and how far each rule reaches: worked out by the functions that processing
 * uses, over the facts as they are, month by month from the newest, for about two seconds. Changes nothing.
 *
 * @param tx a transaction in the scope of a whole tenant
 * @param monthMs how long one month may take; when it takes longer, the answer says where it stopped
 */
export async function previewRules(tx: Tx, query: PreviewQuery, monthMs = MONTH_MS): Promise<Preview> {
  const until = Date.now() + LOOK_MS;
  const months: MonthPreview[] = [];
  let before = query.before;
  do {
    const found = await previewMonth(tx, query, before, monthMs);
    if (found === "none") return { months, next: null, stopped: null };
    if (found === "too long") return { months, next: null, stopped: before ?? (await tomorrow(tx)) };
    months.push(found);
    before = found.month;
  } while (Date.now() < until && months.length < query.months);
  return { months, next: before, stopped: null };
}

async function previewMonth(
  tx: Tx,
  { rules, since }: PreviewQuery,
  before: string | null,
  ms: number,
): Promise<MonthPreview | "none" | "too long"> {
  try {
    return await tx.savepoint(async (step) => {
      await step`select set_config('statement_timeout', ${String(ms)}, true)`;
      const [row] = await step`
        select core.preview_rules(${JSON.stringify(rules.categoryRules)}::text::jsonb, ${JSON.stringify(rules.merchantRules)}::text::jsonb,
          ${before ?? "infinity"}::date, (select ${since}::date::timestamp at time zone t.zone from core.tenant t where t.id = scope.tenant())) as preview`;
      return row!.preview === null ? "none" : toMonth(Row.parse(row!.preview));
    });
  } catch (error) {
    if (isCancelled(error)) return "too long";
    throw error;
  }
}

const toMonth = ({ reach, ...month }: z.infer<typeof Row>): MonthPreview => ({
  ...month,
  reach: reach
    .filter(({ payments, taken, given }) => payments + taken + given > 0)
    .map(({ taken_by, ...rest }) => ({ ...rest, takenBy: taken_by })),
});

async function tomorrow(tx: Tx): Promise<string> {
  const [row] = await tx`select current_date + 1 as day`;
  return row!.day as string;
}
