const SPACE = /[ \t\n\r]*/y;
// Plain characters begin at the blank: what lies before it is control, and has to be escaped.
const STRING = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The character at which a text ceases to be JSON: what a parser's own message does not always say. The text's length where
 * it ends too early; null when it is JSON.
 */
export function faultIn(text: string): number | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const read = (character: string): boolean => {
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const open: ("{" | "[")[] = [];
  const key = () => skip(SPACE) && skip(STRING) && skip(SPACE) && read(":");
  /** Reads on until a value has ended; false where something else stands than a value. */
  const value = (): boolean => {
    for (;;) {
      skip(SPACE);
      const bracket = text[at];
      if (bracket !== "{" && bracket !== "[") return skip(STRING) || skip(SCALAR);
      at++;
      skip(SPACE);
      if (read(bracket === "{" ? "}" : "]")) return true;
      open.push(bracket);
      if (bracket === "{" && !key()) return false;
    }
  };

  for (let fits = value(); fits; ) {
    skip(SPACE);
    const within = open.at(-1);
    if (!within) return at === text.length ? null : at;
    if (read(",")) fits = (within === "[" || key()) && value();
    else if (read(within === "{" ? "}" : "]")) open.pop();
    else return at;
  }
  return at;
}
