/** Views that say something of the tenant and nothing of its subjects. */
const OF_THE_TENANT_ALONE = ["serve.freshness"];

/** Rows of the scope's subjects: asked of each row, asked once a query (all of them, or the one), or of the tenant as a whole. */
const OF_ITS_SUBJECTS =
  /scope\.allows\(|\( SELECT scope\.whole\(\) AS whole\) OR \((?:\w+\.)?subject = \( SELECT scope\.subject\(\) AS subject\)\)|(?<!SELECT |NOT )scope\.whole\(/;

/**
 * Whether a view's definition (as PostgreSQL prints it) compares the tenant and the subject scope: in the outermost
 * WHERE of each part that UNION ALL puts together, or else in the sub-select that such a part reads first.
 */
export function isFenced(view: string, definition: string): boolean {
  return parts(definition).every((part) => {
    const fenced =
      part.where.includes("scope.tenant()") && (OF_THE_TENANT_ALONE.includes(view) || OF_ITS_SUBJECTS.test(part.where));
    if (fenced) return true;
    const inner = firstSubSelect(part.from);
    return inner !== null && isFenced(view, inner);
  });
}

/** Dimensions by which rows of a dashboard may be locked. */
const LOCKS: Readonly<Record<string, readonly string[]>> = {
  spending: ["category", "account", "merchant"],
  devices: ["device", "room"],
};

/** Views of subjects and of the tenant that every dashboard needs: they only ask whether there is a scope at all. */
const OF_EVERY_DASHBOARD = ["serve.freshness", "serve.subjects"];
/** Views of a dashboard whose rows have no value in some of its dimensions: a tariff is the home's. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  "serve.tariffs": ["device", "room"],
};

/**
 * Whether a view's definition keeps to the limits of the scope in each part that UNION ALL puts together: it is of no
 * dashboard, and then only for a scope without limits; or it asks whether its dashboard is open, and compares the lock of
 * every dimension of it (or shows nothing while one is locked). A column of a locked dimension needs its lock anywhere.
 *
 * @param columns those that the view shows
 */
export function keepsLimits(view: string, columns: readonly string[], definition: string): boolean {
  return parts(definition).every((part) => {
    if (keeps(view, columns, part.where)) return true;
    const inner = firstSubSelect(part.from);
    return inner !== null && keepsLimits(view, columns, inner);
  });
}

function keeps(view: string, columns: readonly string[], where: string): boolean {
  const asks = (question: string) => where.includes(`scope.${question}`);
  if (OF_EVERY_DASHBOARD.includes(view)) return asks("limits()");
  const ofStaff = asks("unlimited()");
  const open = Object.keys(LOCKS).filter((dashboard) => asks(`opens('${dashboard}'::text)`));
  if (open.length === 0 && !ofStaff) return false;
  const compares = (dashboard: string, dimension: string) =>
    asks(`lock('${dimension}'::text)`) || (asks(`unlocked('${dashboard}'::text)`) && !asks("lock("));
  const needed = open.flatMap((dashboard) => LOCKS[dashboard]!.map((dimension) => ({ dashboard, dimension })));
  const shown = Object.entries(LOCKS).flatMap(([dashboard, dimensions]) =>
    dimensions.filter((dimension) => columns.includes(dimension)).map((dimension) => ({ dashboard, dimension })),
  );
  const missing = [...needed.filter(({ dimension }) => !WITHOUT[view]?.includes(dimension)), ...(ofStaff ? [] : shown)];
  return missing.every(({ dashboard, dimension }) => compares(dashboard, dimension));
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
