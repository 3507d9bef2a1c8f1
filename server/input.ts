import type { z } from "zod";
import { AppError } from "#server/errors.ts";

/**
 * Parses input by its schema.
 * @throws AppError BAD_REQUEST with one sentence naming each field that is wrong.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  refuseUnstorable(input);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new AppError("BAD_REQUEST", { message: sentenceOf(parsed.error.issues), path: first?.path.join(".") ?? "" });
}

/** What is wrong with an input, field by field. Of a union, what is wrong with the member that comes closest. */
export function sentenceOf(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): string {
  return issues
    .map((issue) => {
      const path = [...at, ...issue.path];
      const members = issue.code === "invalid_union" ? issue.errors.filter((member) => member.length > 0) : [];
      const [closest] = members.sort((a, b) => a.length - b.length);
      return closest ? sentenceOf(closest, path) : `${path.map(String).join(".") || "input"}: ${issue.message}`;
    })
    .join("; ");
}

/**
 * Refuses texts that no database text can hold, wherever in the input they stand: with NUL characters or halves of
 * surrogate pairs.
 * @throws AppError BAD_REQUEST with the place
 */
export function refuseUnstorable(input: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed()))
      throw new AppError("BAD_REQUEST", { message: `${path || "input"}: holds a NUL character or half a surrogate pair`, path });
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) left.push({ value: inner, path: path ? `${path}.${key}` : key });
  }
}
