import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a field, in the words of the one who fills it in. A schema's own message goes before these. */
export function formWords(issue: Issue): string {
  if (issue.input === undefined || issue.input === null || issue.input === "") return "Fill this in.";
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return FORMATS[issue.format ?? ""] ?? "This does not have the form it should have.";
    case "invalid_value":
      return "Choose one of those offered.";
    case "not_multiple_of":
      return `This has to be a multiple of ${issue.divisor}.`;
    case "invalid_type":
      if (issue.expected !== "number" && issue.expected !== "int") return "This does not fit here.";
      return typeof issue.input === "number" ? "Write a whole number." : "Write a number.";
    default:
      return "This does not fit here.";
  }
}

/** A schema's own words as a sentence below a field: "is not a colour" is said after a name by the API and the command line. */
export function asSentence(words: string): string {
  if (words === "is empty") return "Fill this in.";
  if (!/^(is|has|needs|lies|must|names|holds) /.test(words)) return words;
  return `This ${words}${/[.!?]$/.test(words) ? "" : "."}`;
}

const FORMATS: Record<string, string> = {
  email: "This is not an e-mail address: it looks like name@example.org.",
  url: "This is not an address: it begins with https://.",
  date: "This is not a day: it looks like 2026-11-20.",
};

function tooSmall({ origin, minimum, inclusive }: { origin?: string; minimum?: number | bigint; inclusive?: boolean }): string {
  if (origin === "string") return minimum === 1 ? "Fill this in." : `Write at least ${minimum} characters.`;
  if (origin === "array" || origin === "set") return minimum === 1 ? "Choose at least one." : `Choose at least ${minimum}.`;
  return inclusive === false ? `This has to be more than ${minimum}.` : `This has to be at least ${minimum}.`;
}

function tooBig({ origin, maximum, inclusive }: { origin?: string; maximum?: number | bigint; inclusive?: boolean }): string {
  if (origin === "string") return `Write at most ${maximum} characters.`;
  if (origin === "array" || origin === "set") return `Choose at most ${maximum}.`;
  return inclusive === false ? `This has to be less than ${maximum}.` : `This has to be at most ${maximum}.`;
}
