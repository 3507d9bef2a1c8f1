import { z } from "zod";
import { AskedDay } from "#server/day-input.ts";

const MOST_RULES = 500;

/** How a category rule finds payments. Case does not matter; "merchant" is the standard name or the text of the statement. */
export const CATEGORY_MATCHES = [
  "merchant_is",
  "merchant_starts",
  "merchant_contains",
  "mcc_is",
  "counterparty_contains",
  "description_contains",
] as const;

/** How a merchant rule finds the texts that statements have. Case and runs of spaces do not matter. */
export const MERCHANT_MATCHES = ["raw_is", "raw_starts", "raw_contains"] as const;

const Text = z.string().trim().min(1, { error: "is empty" }).max(200, { error: "has more than 200 characters" });

export const Category = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, { error: "is a word of a-z, 0-9 and _, such as eating_out, of at most 63 characters" });

const MCC = "is a merchant category code of four digits, such as 5411";

export const CategoryRule = z
  .object({ id: z.uuid(), matchKind: z.enum(CATEGORY_MATCHES), matchValue: Text, category: Category })
  .refine(hasMcc, { error: MCC, path: ["matchValue"] });
export type CategoryRule = z.output<typeof CategoryRule>;

export const MerchantRule = z.object({ id: z.uuid(), matchKind: z.enum(MERCHANT_MATCHES), matchValue: Text, merchant: Text });
export type MerchantRule = z.output<typeof MerchantRule>;

/** One rule of either kind as the console's form has it: what it gives is a category, or a merchant's name. */
export const RuleForm = z
  .object({ matchKind: z.enum([...CATEGORY_MATCHES, ...MERCHANT_MATCHES]), matchValue: Text, gives: Text })
  .refine(hasMcc, { error: MCC, path: ["matchValue"] })
  .superRefine(({ matchKind, gives }, context) => {
    if (MERCHANT_MATCHES.some((kind) => kind === matchKind)) return;
    const message = Category.safeParse(gives).error?.issues[0]?.message;
    if (message) context.addIssue({ code: "custom", message, path: ["gives"] });
  });

/** A whole set of rules, each list in its order: the first that matches a payment decides. */
export const RuleDraft = z
  .object({ categoryRules: z.array(CategoryRule).max(MOST_RULES), merchantRules: z.array(MerchantRule).max(MOST_RULES) })
  .refine(({ categoryRules, merchantRules }) => !hasTwice([...categoryRules, ...merchantRules].map(({ id }) => id)), {
    error: "two rules have the same id",
    path: ["categoryRules"],
  });
export type RuleDraft = z.output<typeof RuleDraft>;

export const PreviewQuery = z.object({
  rules: RuleDraft,
  /** Payments before this day (of the tenant's zone) stay as they are; null: all are looked at. */
  since: AskedDay.nullable().default(null),
  /** Where the answer before ended, to go on with the months before; null: begin with the latest. */
  before: AskedDay.nullable().default(null),
  /** How many months this answer may look at, where it is to be quick rather than far. */
  months: z.int().min(1).max(120).default(120),
});
export type PreviewQuery = z.output<typeof PreviewQuery>;

const All = z.object({ which: z.literal("all") });
const Since = z.object({ which: z.literal("since"), day: AskedDay });

/** Which payments of the past get the new rules. What arrives later gets them always. */
export const Past = z.discriminatedUnion("which", [All, Since, z.object({ which: z.literal("none") })]);

const Version = z.int().min(0).max(2_000_000_000);
const Note = z.string().trim().max(500).default("");

export const RulesChange = z.object({
  rules: RuleDraft,
  /** The version that the draft was made from: when another is in force by now, nothing is changed. */
  base: Version,
  past: Past.default({ which: "all" }),
  note: Note,
});

/** What is asked before a draft is applied. */
export const ApplyQuestion = z
  .object({ which: z.enum(["all", "since", "none"]), day: z.string(), note: Note })
  .transform(({ which, day, note }, context) => {
    if (which !== "since") return { past: { which }, note };
    const parsed = AskedDay.safeParse(day);
    if (parsed.success) return { past: { which, day: parsed.data }, note };
    context.addIssue({ code: "custom", message: "is a day such as 2026-01-31", path: ["day"] });
    return z.NEVER;
  });

export const RulesRestore = z.object({ version: Version, base: Version, past: Past.default({ which: "all" }), note: Note });

export const RunRequest = z.discriminatedUnion("which", [All, Since]);

export const RunRef = z.object({ id: z.uuid() });

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function hasMcc(rule: { matchKind: string; matchValue: string }): boolean {
  return rule.matchKind !== "mcc_is" || /^\d{4}$/.test(rule.matchValue);
}
