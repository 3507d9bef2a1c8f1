import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";
import type { RecurringMerge } from "./choice-input.ts";
import { clearChoice } from "./clear-choice.ts";
import { loadChoices } from "./load-choices.ts";
import { partsOf } from "./parts-of.ts";
import { setChoice } from "./set-choice.ts";
import type { Viewer } from "./viewer-of.ts";

/**
 * Makes series parts of another one. What was merged into them before comes along, and the other one is its own from
 * now on: so a series is part of at most one other, and of none in a circle.
 *
 * @returns the keys that are now parts of it
 */
export async function mergeRecurring(tx: Tx, viewer: Viewer, { keys, into }: z.infer<typeof RecurringMerge>, actor: AuditActor) {
  const parts = new Set(keys);
  const before = await loadChoices(tx, "merge");
  for (const [key, choice] of before) if (parts.has(choice.into) && key !== into) parts.add(key);
  await clearChoice(tx, { ...viewer, kind: "merge", key: into }, actor);
  for (const key of parts) {
    if (before.get(key)?.into !== into) await setChoice(tx, { ...viewer, kind: "merge", key, choice: { into } }, actor);
  }
  return partsOf(await loadChoices(tx, "merge"), into);
}
