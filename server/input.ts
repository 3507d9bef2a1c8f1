import type { z } from "zod";
import { AppError } from "#server/errors.ts";

/**
 * Parses input by its schema.
 * @throws AppError BAD_REQUEST with one sentence naming each field that is wrong.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const message = parsed.error.issues.map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`).join("; ");
  throw new AppError("BAD_REQUEST", { message, path: first?.path.join(".") ?? "" });
}
