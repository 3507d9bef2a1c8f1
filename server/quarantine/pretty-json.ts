/** Lines of a text, counted from 1, both ends included. exact: they are the place itself, not what it would stand in. */
export type Mark = { from: number; to: number; exact: boolean };

/**
 * A JSON text, one entry a line and indented, each value written as it was: numbers keep their digits, keys that stand twice
 * both stay. And the lines of a place in it.
 *
 * @param text valid JSON
 * @param pointer where to look, as a JSON pointer
 */
export function prettyJson(text: string, pointer: string): { text: string; mark: Mark | null } {
  const wanted = pointer.split("/").slice(1).map(unescaped);
  const lines: string[] = [""];
  let mark: (Mark & { depth: number }) | null = null;
  let at = 0;

  const space = () => {
    while (/\s/.test(text[at] ?? "")) at++;
  };
  const add = (piece: string) => {
    lines[lines.length - 1] += piece;
  };
  const newLine = (depth: number) => lines.push("  ".repeat(depth));
  const scalar = (): string => {
    const found = text[at] === '"' ? /"(?:[^"\\]|\\.)*"/sy : /[^\s,\]}]+/y;
    found.lastIndex = at;
    const [token] = found.exec(text) ?? [text[at] ?? ""];
    at += token.length;
    return token;
  };

  /** Writes one value; `path` is where it stands, null when that is not on the way to the wanted place. */
  const value = (path: string[] | null, depth: number): void => {
    space();
    const from = lines.length;
    const open = text[at];
    if (open === "{" || open === "[") members(open, path, depth);
    else add(scalar());
    if (path && (mark === null || path.length > mark.depth))
      mark = { from, to: lines.length, exact: path.length === wanted.length, depth: path.length };
  };

  const members = (open: "{" | "[", path: string[] | null, depth: number): void => {
    const close = open === "{" ? "}" : "]";
    add(open);
    at++;
    space();
    for (let index = 0; text[at] !== close && at < text.length; index++) {
      if (index > 0) add(",");
      newLine(depth + 1);
      let step = String(index);
      if (open === "{") {
        const key = scalar();
        step = JSON.parse(key) as string;
        space();
        at++;
        add(`${key}: `);
      }
      value(path && wanted[path.length] === step ? [...path, step] : null, depth + 1);
      space();
      if (text[at] === ",") at++;
      space();
    }
    at++;
    if (!lines.at(-1)!.endsWith(open)) newLine(depth);
    add(close);
  };

  value([], 0);
  return { text: lines.join("\n"), mark: wanted.length === 0 ? null : marked(mark) };
}

function marked(mark: (Mark & { depth: number }) | null): Mark | null {
  if (!mark) return null;
  const { from, to, exact } = mark;
  // What is missing would stand in the object that begins there; all of that object would say nothing.
  return exact ? { from, to, exact } : { from, to: from, exact };
}

const unescaped = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");
