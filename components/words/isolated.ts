/** Letters that are read from left to right. */
const LEFT_TO_RIGHT = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;
/** What has its marks already, as figures with a unit have. */
const ISOLATED = /^[\u2066-\u2068][^\u2066-\u2069]*\u2069$/;

/** Part of a text that keeps its own direction, whatever it stands in: its first letter decides. */
export function isolate(text: string): string {
  return LEFT_TO_RIGHT.test(text) && !ISOLATED.test(text) ? `\u2068${text}\u2069` : text;
}

/** A text without the marks that only say which way its parts are read. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, "");
}

/**
 * Messages of a language that is read from right to left, with everything they are given isolated: else a name in other letters
 * takes the figures and full stops beside it along.
 */
export function isolated<Part>(part: Part): Part {
  if (typeof part === "function") {
    const message = part as unknown as (...given: unknown[]) => unknown;
    const same = (...given: unknown[]) => message(...given.map(isolatedGiven));
    return Object.defineProperty(same, "length", { value: message.length }) as Part;
  }
  if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, isolated(inner)])) as Part;
}

function isolatedGiven(given: unknown): unknown {
  if (typeof given === "string") return isolate(given);
  if (Array.isArray(given)) return given.map(isolatedGiven);
  if (given === null || typeof given !== "object") return given;
  return { ...given, ...Object.fromEntries(Object.entries(given).map(([name, inner]) => [name, isolatedGiven(inner)])) };
}
