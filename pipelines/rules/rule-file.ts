import { readFile } from "node:fs/promises";
import { parseDocument, stringify } from "yaml";
import { z } from "zod";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import type { Rules } from "#server/rules/load-rules.ts";
import { CATEGORY_MATCHES, MERCHANT_MATCHES, RuleDraft } from "#server/rules/rules-input.ts";

/** One of the kinds of match with its value, beside what the rule gives: `{merchant_is: Albert, category: groceries}`. */
const ruleOf = <Kind extends string>(kinds: readonly [Kind, ...Kind[]], gives: "category" | "merchant") =>
  z.record(z.string(), z.coerce.string()).transform((rule, context) => {
    const { [gives]: given, ...rest } = rule;
    const [match, ...others] = Object.entries(rest);
    const kind = kinds.find((one) => one === match?.[0]);
    if (given !== undefined && match && kind && others.length === 0) return { kind, value: match[1], given };
    context.addIssue(`needs "${gives}" and exactly one of ${kinds.join(", ")}`);
    return z.NEVER;
  });

const RuleFile = z.strictObject({
  categories: z
    .array(ruleOf(CATEGORY_MATCHES, "category"))
    .nullish()
    .transform((list) => list ?? []),
  merchants: z
    .array(ruleOf(MERCHANT_MATCHES, "merchant"))
    .nullish()
    .transform((list) => list ?? []),
});

/**
 * A set of rules from a YAML file, in the order they stand in.
 * @throws AppError BAD_REQUEST naming what is wrong and where
 */
export async function readRuleFile(file: string): Promise<RuleDraft> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new AppError(
      "BAD_REQUEST",
      { message: `The file ${file} cannot be read (${cause.code ?? cause.message}).` },
      { cause },
    );
  });
  return parseRules(text, file);
}

/** The same from text; `name` stands in messages. */
export function parseRules(text: string, name: string): RuleDraft {
  const document = parseDocument(text, { uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) throw new AppError("BAD_REQUEST", { message: `${name} is not YAML: ${broken.message}` });
  try {
    const { categories, merchants } = parseInput(RuleFile, document.toJS({ maxAliasCount: 100 }) ?? {});
    return parseInput(RuleDraft, {
      categoryRules: categories.map(({ kind, value, given }) => ({
        id: uuidv7(),
        matchKind: kind,
        matchValue: value,
        category: given,
      })),
      merchantRules: merchants.map(({ kind, value, given }) => ({
        id: uuidv7(),
        matchKind: kind,
        matchValue: value,
        merchant: given,
      })),
    });
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, { ...error.details, message: `${name}: ${error.message}` });
    throw error;
  }
}

/** Rules as such a file has them. */
export function printRules({ categoryRules, merchantRules }: Rules): string {
  return stringify({
    categories: categoryRules.map((rule) => ({ [rule.matchKind]: rule.matchValue, category: rule.category })),
    merchants: merchantRules.map((rule) => ({ [rule.matchKind]: rule.matchValue, merchant: rule.merchant })),
  });
}
