import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { isCancelled } from "#db/sqlstate.ts";
import { mergeChanges, mergeReach } from "#server/rules/merge-preview.ts";
import { Preview, Reach } from "#server/rules/preview-view.ts";
import type { PreviewQuery } from "#server/rules/rules-input.ts";

/** How long one answer looks at months, and how long at most at a single one. */
const LOOK_MS = 2_000;
const MONTH_MS = 20_000;

const Month = Preview.pick({ seen: true, changed: true, categories: true, merchants: true, more: true }).extend({
  month: z.iso.date(),
  reach: z.array(z.object({ ...Reach.omit({ takenBy: true }).shape, taken_by: z.uuid().nullable() })),
});

/**
 * What a draft of rules would change in the past, and how far each rule reaches: worked out by the functions that processing
 * uses, over the facts as they are, month by month from the newest, for about two seconds. Changes nothing.
 *
 * @param tx a transaction of role app in the scope of a whole tenant
 */
export async function previewRules(tx: Tx, { rules, since, before }: PreviewQuery): Promise<Preview> {
  const until = Date.now() + LOOK_MS;
  const found: Preview = {
    ...{ seen: 0, changed: 0, categories: [], merchants: [], more: 0, reach: [] },
    ...{ newest: null, oldest: null, next: before, stopped: null },
  };
  do {
    const month = await previewMonth(tx, rules, since, found.next);
    if (month === "too long") {
      const [stuck] = await tx`select (${found.next ?? "infinity"}::date - 1) as day`;
      return { ...found, next: null, stopped: found.next ?? (stuck!.day as string) };
    }
    if (month === null) return { ...found, next: null };
    add(found, month);
  } while (Date.now() < until);
  return found;
}

function add(found: Preview, month: z.infer<typeof Month>): void {
  found.seen += month.seen;
  found.changed += month.changed;
  found.more += month.more;
  found.categories = mergeChanges(found.categories, month.categories);
  found.merchants = mergeChanges(found.merchants, month.merchants);
  found.reach = mergeReach(
    found.reach,
    month.reach.map(({ taken_by, ...reach }) => ({ ...reach, takenBy: taken_by })),
  );
  found.newest ??= month.month;
  found.oldest = month.month;
  found.next = month.month;
}

async function previewMonth(
  tx: Tx,
  rules: PreviewQuery["rules"],
  since: string | null,
  before: string | null,
): Promise<z.infer<typeof Month> | null | "too long"> {
  try {
    return await tx.savepoint(async (step) => {
      await step`select set_config('statement_timeout', ${String(MONTH_MS)}, true)`;
      const [row] = await step`
        select core.preview_rules(${JSON.stringify(rules.categoryRules)}::text::jsonb, ${JSON.stringify(rules.merchantRules)}::text::jsonb,
          ${before ?? "infinity"}::date, (select ${since}::date::timestamp at time zone t.zone from core.tenant t where t.id = scope.tenant())) as preview`;
      return row!.preview === null ? null : Month.parse(row!.preview);
    });
  } catch (error) {
    if (isCancelled(error)) return "too long";
    throw error;
  }
}
