/** Views that say something of the tenant and nothing of its subjects. */
const OF_THE_TENANT_ALONE = ["serve.freshness"];

/**
 * Whether a view's definition (as PostgreSQL prints it) compares the tenant and the subject scope: in the outermost
 * WHERE of each part that UNION ALL puts together, or else in the sub-select that such a part reads first.
 */
export function isFenced(view: string, definition: string): boolean {
  return parts(definition).every((part) => {
    const fenced =
      part.where.includes("scope.tenant()") && (OF_THE_TENANT_ALONE.includes(view) || /scope\.(allows|whole)\(/.test(part.where));
    if (fenced) return true;
    const inner = firstSubSelect(part.from);
    return inner !== null && isFenced(view, inner);
  });
}

type Part = { from: string; where: string };

function parts(definition: string): Part[] {
  const found: Part[] = [{ from: "", where: "" }];
  let depth = 0;
  let clause: keyof Part | null = null;
  for (const piece of definition.split(/(\(|\)|\b(?:UNION ALL|FROM|WHERE|GROUP BY|ORDER BY)\b)/)) {
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    if (depth === 0 && piece === "UNION ALL") found.push({ from: "", where: "" });
    if (depth === 0 && /^[A-Z ]+$/.test(piece) && piece.trim())
      clause = piece === "FROM" ? "from" : piece === "WHERE" ? "where" : null;
    else if (clause) found.at(-1)![clause] += piece;
  }
  return found;
}

/** The text within the parentheses of a FROM that begins with a sub-select, or null when it begins with a table. */
function firstSubSelect(from: string): string | null {
  const start = /^[\s(]*\(\s*SELECT\b/.exec(from);
  if (!start) return null;
  const open = start[0].lastIndexOf("(");
  let depth = 0;
  for (let at = open; at < from.length; at++) {
    if (from[at] === "(") depth++;
    if (from[at] === ")" && --depth === 0) return from.slice(open + 1, at);
  }
  return null;
}
