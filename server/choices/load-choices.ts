import type { Tx } from "#db/client.ts";
import { CHOICES, type Choice, type ChoiceKind } from "./choice.ts";

/** What was chosen for the subject in scope, by key. A scope of all subjects has no viewer, and so no choices. */
export async function loadChoices<K extends ChoiceKind>(tx: Tx, kind: K): Promise<Map<string, Choice<K>>> {
  const rows = await tx<{ key: string; choice: unknown }[]>`
    select key, choice from core.subject_choice where kind = ${kind} and not scope.whole() order by key collate "C"`;
  return new Map(rows.map(({ key, choice }) => [key, CHOICES[kind].parse(choice) as Choice<K>]));
}
