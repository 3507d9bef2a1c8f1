import type { Tx } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { clearChoice } from "./clear-choice.ts";
import { loadChoices } from "./load-choices.ts";
import { partsOf } from "./parts-of.ts";
import type { Viewer } from "./viewer-of.ts";

/**
 * Takes series out again: all parts of this one, and this one out of the series it is part of.
 *
 * @returns the keys that are still parts of it: none
 */
export async function splitRecurring(tx: Tx, viewer: Viewer, key: string, actor: AuditActor): Promise<string[]> {
  const before = await loadChoices(tx, "merge");
  for (const part of [key, ...partsOf(before, key)]) await clearChoice(tx, { ...viewer, kind: "merge", key: part }, actor);
  return partsOf(await loadChoices(tx, "merge"), key);
}
