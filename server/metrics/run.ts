import type { Tx } from "#db/client.ts";
import { locksOf } from "#db/scope.ts";
import { type Compiled, compile } from "#server/metrics/compile.ts";
import { type Column, MetricQuery, type MetricQueryInput, type Row } from "#server/metrics/contract.ts";
import { type Question, resolve } from "#server/metrics/question.ts";
import { exactly } from "#server/metrics/told.ts";

/** Of an answer that a tile is made of. */
const MOST_ROWS = 1_000_000;

export type Figures = { columns: Column[]; rows: Row[]; truncated: boolean };

/**
 * Answers a question in the scope of the transaction.
 * @throws AppError BAD_REQUEST for what the registry does not know, FIGURE_TOO_GREAT for what no number tells exactly.
 */
export const answer = (tx: Tx, question: Question): Promise<Figures> => ask(tx, question, exactly);

async function ask(tx: Tx, question: Question, whole: (figure: string) => number): Promise<Figures> {
  const compiled = compile(question);
  const found = await select(tx, compiled);
  const rows = found.slice(0, question.limit).map((row) => decode(row, compiled.columns, whole));
  return { columns: compiled.columns, rows, truncated: found.length > question.limit };
}

/**
 * All rows of a question of ours, such as a tile asks (every merchant of a tenant, for one): never cut off, and beyond 2^53
 * to the nearest number, so that an absurd amount takes no screen away.
 * @param subject one subject, or null for all of the tenant.
 * @throws Error when there are more rows than any answer may have.
 */
export async function figures(tx: Tx, subject: string | null, query: MetricQueryInput): Promise<Row[]> {
  const { rows, truncated } = await ask(
    tx,
    { ...resolve(MetricQuery.parse(query), subject, locksOf(tx)), limit: MOST_ROWS },
    Number,
  );
  if (truncated)
    throw new Error(
      `more than ${rows.length} rows for ${query.measures.join(", ")}: ask for a shorter period or a coarser granularity`,
    );
  return rows;
}

/** The text is of the registry's making (see compile.ts); values go as parameters of a prepared statement. */
export const select = (tx: Tx, { text, values }: Pick<Compiled, "text" | "values">) =>
  tx.unsafe<Record<string, unknown>[]>(text, values as (string | number | string[])[], { prepare: true });

/** Rows as they are shown: sums come as text (they are exact there) and leave as numbers, whole ones as `whole` makes them. */
export function decode(
  row: Record<string, unknown>,
  columns: readonly Column[],
  whole: (figure: string) => number = exactly,
): Row {
  const shown: Row = {};
  for (const { name, type } of columns) shown[name] = cell(row[name], type, whole);
  return shown;
}

function cell(value: unknown, type: Column["type"], whole: (figure: string) => number): string | number | null {
  if (value === null || value === undefined) return null;
  if (type === "string") return String(value);
  return type === "integer" ? whole(String(value)) : Number(value);
}
