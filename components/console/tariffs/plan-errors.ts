import { formWords } from "#components/ui/form-words.ts";
import { Plan } from "#server/tariffs/plan-input.ts";

/** What is wrong at a place of a plan, such as "tiers.1.upToKwh"; nothing while it is right. */
export type ErrorAt = (path: string) => string | undefined;

/** What the schema says of a plan, place by place. */
export function planErrors(plan: Plan): ErrorAt {
  const { error } = Plan.safeParse(plan, { error: formWords, reportInput: true });
  const found = new Map<string, string>();
  for (const issue of error?.issues ?? []) {
    const path = issue.path.join(".");
    if (!found.has(path)) found.set(path, issue.message);
  }
  return (path) => found.get(path);
}

export const NOTHING_WRONG: ErrorAt = () => undefined;
