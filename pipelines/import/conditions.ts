import { errorAt } from "./load-mapping.ts";
import type { Condition, SkipRule } from "./mapping-schema.ts";
import type { Row } from "./row.ts";
import { type Compiling, column } from "./values.ts";

type Path = readonly PropertyKey[];
type Test = (row: Row) => boolean;

/** The reason to skip a row, of the first rule that holds; null to take it. */
export function compileSkips(rules: readonly SkipRule[], path: Path, given: Compiling): (row: Row) => string | null {
  const compiled = rules.map((rule, index) => ({
    test: compileCondition(rule.when, [...path, index, "when"], given),
    reason: rule.reason,
  }));
  return (row) => {
    for (const rule of compiled) if (rule.test(row)) return rule.reason;
    return null;
  };
}

function compileCondition(condition: Condition, path: Path, given: Compiling): Test {
  if (condition.all) {
    const tests = condition.all.map((part, index) => compileCondition(part, [...path, "all", index], given));
    return (row) => tests.every((test) => test(row));
  }
  if (condition.any) {
    const tests = condition.any.map((part, index) => compileCondition(part, [...path, "any", index], given));
    return (row) => tests.some((test) => test(row));
  }
  const { text } = column(condition.column!, [...path, "column"], given);
  if (condition.empty !== undefined) return (row) => (text(row) === undefined) === condition.empty;
  if (condition.in) {
    const codes = new Set(condition.in);
    return (row) => codes.has(text(row) ?? "");
  }
  const regex = pattern(condition.matches!, [...path, "matches"], given);
  return (row) => regex.test(text(row) ?? "");
}

function pattern(source: string, path: Path, { loaded }: Compiling): RegExp {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    throw errorAt(loaded, path, (error as Error).message);
  }
}
