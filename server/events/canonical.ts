/** Why a value cannot be kept as it is. `path` is a JSON pointer to it. */
export class Unfit extends Error {
  readonly code: "json.number" | "json.text" | "json.value" | "json.too_deep";
  readonly path: string;
  constructor(code: Unfit["code"], path: string, message: string) {
    super(message);
    this.name = "Unfit";
    this.code = code;
    this.path = path;
  }
}

export type Canonical = { text: string /** Keys of all objects inside. */; keys: number };

/**
 * A value as canonical JSON (RFC 8785), and how many keys it has. Written here, in one walk with the checks, because it is
 * the hot path of the door; the tests hold it against an independent implementation.
 *
 * @param from where the value lies in the event, for the path of an error
 * @throws Unfit for integers beyond 2^53 and numbers beyond a double (their digits are lost already), for NUL and lone
 *   surrogates (no database text can hold them), for what is not JSON, and for nesting deeper than `deepest`
 */
export function canonicalize(value: unknown, deepest: number, from: readonly string[] = []): Canonical {
  const walk: Walk = { keys: 0, left: deepest, path: [...from] };
  return { text: write(value, walk), keys: walk.keys };
}

type Walk = { keys: number; left: number; path: (string | number)[] };

// Printable ASCII without quote and backslash: what needs no escape and no closer look.
const PLAIN = /^[ !#-[\]-~]*$/;

function write(value: unknown, walk: Walk): string {
  if (typeof value === "string") return quote(value, walk);
  if (typeof value === "number") return digits(value, walk);
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value !== "object") throw unfit("json.value", walk, `a ${typeof value} is not JSON`);
  if (--walk.left < 0) throw unfit("json.too_deep", walk, "is nested too deeply");
  const text = Array.isArray(value) ? writeArray(value, walk) : writeObject(value as Record<string, unknown>, walk);
  walk.left++;
  return text;
}

function writeArray(value: unknown[], walk: Walk): string {
  let text = "[";
  for (let i = 0; i < value.length; i++) {
    walk.path.push(i);
    text += i === 0 ? write(value[i], walk) : `,${write(value[i], walk)}`;
    walk.path.pop();
  }
  return `${text}]`;
}

function writeObject(value: Record<string, unknown>, walk: Walk): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unfit("json.value", walk, "is not a plain object");
  let text = "{";
  // By UTF-16 code units, as RFC 8785 wants it: what sort() does by itself.
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner === undefined) continue;
    walk.keys++;
    walk.path.push(key);
    text += `${text.length === 1 ? "" : ","}${quote(key, walk)}:${write(inner, walk)}`;
    walk.path.pop();
  }
  return `${text}}`;
}

function quote(value: string, walk: Walk): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (value.includes("\0")) throw unfit("json.text", walk, "has a NUL character, which no text here can hold");
  if (!value.isWellFormed()) throw unfit("json.text", walk, "has half of a surrogate pair, which is no character");
  return JSON.stringify(value);
}

function digits(value: number, walk: Walk): string {
  if (!Number.isFinite(value)) throw unfit("json.number", walk, "is beyond the numbers that can be kept");
  if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) {
    throw unfit("json.number", walk, "is an integer beyond 2^53, whose last digits JSON readers lose; send a smaller one");
  }
  return String(value);
}

function unfit(code: Unfit["code"], walk: Walk, message: string): Unfit {
  return new Unfit(code, pointer(walk.path), message);
}

/** A JSON pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
