import type { z } from "zod";
import { pointer } from "#server/events/canonical.ts";
import { nearest } from "#server/events/nearest.ts";

/** Why an event is refused: a code for programs, a JSON pointer into the event, and a sentence for people. */
export type Refusal = { code: string; path: string; message: string };

/**
 * What a schema found wrong, as one refusal: the first issue's code and path, with the others named in the message.
 *
 * @param place where in the event the schema looked: "" for the envelope, "/data" for its data
 * @param names all names that may stand there, for a "did you mean"
 */
export function explainIssues(
  area: "envelope" | "data",
  place: string,
  issues: readonly z.core.$ZodIssue[],
  names: readonly string[],
): Refusal {
  const told = issues.slice(0, 3).map((issue) => tell(area, place, issue, names));
  const first = told[0] ?? { code: `${area}.invalid`, path: place, message: "is not valid" };
  const more = issues.length > 3 ? [`and ${issues.length - 3} more`] : [];
  return {
    code: first.code,
    path: first.path,
    message: [...told.map((it) => `${it.path.slice(1) || "the event"} ${it.message}`), ...more].join("; "),
  };
}

function tell(area: string, place: string, issue: z.core.$ZodIssue, names: readonly string[]): Refusal {
  const path = place + pointer(issue.path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    if (key === "deleted") return { code: `${area}.invalid`, path: path + pointer([key]), message: "is either true or left out" };
    const meant = nearest(key, names);
    const hint = meant && meant !== key ? `; did you mean ${meant}?` : "";
    return { code: `${area}.unknown_key`, path: path + pointer([key]), message: `is not known here${hint}` };
  }
  if (issue.code === "invalid_type") {
    if (issue.input === undefined) return { code: `${area}.missing`, path, message: "is required" };
    if (issue.input === null) return { code: `${area}.invalid`, path, message: "must not be null; leave it out instead" };
    return { code: `${area}.invalid`, path, message: `must be ${withArticle(issue.expected)}` };
  }
  if (issue.input === undefined && issue.code === "invalid_value")
    return { code: `${area}.missing`, path, message: "is required" };
  return { code: `${area}.invalid`, path, message: sentence(issue) };
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small")
    return issue.origin === "string" ? "must not be empty" : `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
  // Our own refinements speak for themselves; whatever else zod says is a sentence too.
  return lowerFirst(issue.message);
}

const unitOf = (origin: string) => (origin === "string" ? " characters" : origin === "array" ? " entries" : "");
const withArticle = (kind: string) =>
  kind === "record" ? "an object" : kind === "int" ? "a whole number" : /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
