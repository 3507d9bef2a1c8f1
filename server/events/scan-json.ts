/** What the outside of a JSON text tells without reading its values. */
export type JsonShape = {
  /** The deepest nesting of objects and arrays; 0 for a bare value. */ depth: number /** Keys as written, repeated ones counted. */;
  keys: number;
};

export type JsonSlice = JsonShape & { start: number; end: number };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Depth and number of keys of one JSON text, found without parsing it: nesting can be refused before a parser sees it, and a
 * parsed value with fewer keys than were written had a key twice (a parser keeps the last one and says nothing).
 * Whether the text is JSON at all is for the parser to say.
 */
export function shapeOf(bytes: Uint8Array): JsonShape {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) i = stringEnd(bytes, i);
    else if (byte === 0x3a) keys++;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return { depth: deepest, keys };
}

/**
 * Where the elements of a JSON array lie in its text, with their shapes; undefined when the text is not one bracketed array.
 * An element's own syntax is for the parser to judge.
 *
 * @param most stops with this many elements and one more, so that a body of a million tiny elements costs little
 */
export function sliceArray(bytes: Uint8Array, most: number): JsonSlice[] | undefined {
  let i = skipSpace(bytes, 0);
  if (bytes[i] !== 0x5b) return undefined;
  const slices: JsonSlice[] = [];
  let start = ++i;
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  for (; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) i = stringEnd(bytes, i);
    else if (byte === 0x3a) keys++;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) deepest = depth;
    } else if (depth > 0) {
      if (byte === 0x7d || byte === 0x5d) depth--;
    } else if (byte === 0x2c || byte === 0x5d) {
      const slice = trim(bytes, start, i);
      const empty = byte === 0x5d && slices.length === 0 && slice.start === slice.end;
      if (!empty) slices.push({ ...slice, depth: deepest, keys });
      if (byte === 0x5d) return skipSpace(bytes, i + 1) === bytes.length ? slices : undefined;
      if (slices.length > most) return slices;
      start = i + 1;
      deepest = 0;
      keys = 0;
    }
  }
  return undefined;
}

/** The non-empty lines of NDJSON, without their line ends; stops with one more than `most`. */
export function sliceLines(bytes: Uint8Array, most: number): { start: number; end: number }[] {
  const slices: { start: number; end: number }[] = [];
  for (let at = 0; at < bytes.length && slices.length <= most; ) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found;
    const slice = trim(bytes, at, end);
    if (slice.end > slice.start) slices.push(slice);
    at = end + 1;
  }
  return slices;
}

/** The index of a string's closing quote (or of the last byte, when it is never closed). */
function stringEnd(bytes: Uint8Array, open: number): number {
  for (let i = open + 1; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i++;
  }
  return bytes.length;
}

const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function skipSpace(bytes: Uint8Array, from: number): number {
  let i = from;
  while (isSpace(bytes[i])) i++;
  return i;
}

function trim(bytes: Uint8Array, from: number, to: number): { start: number; end: number } {
  let end = to;
  while (end > from && isSpace(bytes[end - 1])) end--;
  return { start: Math.min(skipSpace(bytes, from), end), end };
}
