import type { Column as ColumnInfo } from "#server/metrics/contract.ts";
import { type Dimension, GRANULARITIES } from "#server/metrics/dimensions.ts";
import type { Measure, Role } from "#server/metrics/measure.ts";
import { type Part, plan } from "#server/metrics/plan.ts";
import { type Condition, type Question, timeColumn } from "#server/metrics/question.ts";
import { SOURCES } from "#server/metrics/sources.ts";

export type Value = string | number | readonly string[];
/** SQL with $1, $2, ... for its values. Its text is made of the registry alone, so one shape of question has one text. */
export type Compiled = { text: string; values: Value[]; columns: ColumnInfo[] };

/** What tells the rows of an answer apart: how it is shown, and what they are grouped and ordered by. */
type Key = { name: string; sql: string; value: string };

/**
 * A question as one SELECT. It asks for one row more than the limit, which tells whether the answer is whole.
 * @param parts where to read; by default as planned. Tests pass others: every source has to give the same answer.
 * @param cut whether the answer is ordered and cut off. Without it all rows come in no order, for a statement around them.
 */
export function compile(question: Question, parts: readonly Part[] = plan(question), cut = true): Compiled {
  const values: Value[] = [];
  const bind = (value: Value, type: string): string => `$${values.push(value)}::${type}`;
  const { cut: time } = GRANULARITIES[question.granularity];
  const roles = rolesOf(question.measures);
  const keys: Key[] = [
    ...(time ? [{ name: question.granularity, sql: time.printed, value: time.bucket }] : []),
    ...question.dimensions.map(({ name }) => ({ name, sql: quote(name), value: quote(name) })),
  ];
  const figures = question.measures.map((measure) => ({ name: measure.name, sql: measure.figure.sql }));
  const rows = parts.map((part) => stretch(part, question, roles, bind)).join("\nunion all\n");
  const group = keys.length > 0 ? `group by ${keys.map(({ value }) => value).join(", ")}` : "";
  const text = [
    `select ${[...keys, ...figures].map(({ name, sql }) => `${sql} as ${quote(name)}`).join(", ")}`,
    `from (\n${rows}\n) as rows`,
    group,
    // Without a group a SELECT of sums has a row even of nothing; no rows is what nothing looks like.
    "having count(*) > 0",
    ...(cut
      ? [orderBy(question, keys), `limit ${bind(question.limit + 1, "bigint")} offset ${bind(question.offset, "bigint")}`]
      : []),
  ];
  return { text: text.filter((line) => line !== "").join("\n"), values, columns: columnsOf(question) };
}

function stretch(
  part: Part,
  question: Question,
  roles: readonly Role[] | null,
  bind: (value: Value, type: string) => string,
): string {
  const source = SOURCES[part.source];
  const day = source.monthly ? "month" : "day";
  const columnOf = (dimension: Dimension): string => {
    const sql = source.dimensions[dimension.name];
    if (!sql) throw new Error(`${source.name} does not know the dimension ${dimension.name}`);
    return sql;
  };
  const usesRole = question.measures.some(({ figure }) => figure.roles !== null);
  const hidden = usesRole && !question.dimensions.some(({ name }) => name === "role") ? ["role"] : [];
  const columns = [...new Set(question.measures.flatMap(({ figure }) => [...figure.columns]))];
  const selected = [
    `${day} as day`,
    ...(question.granularity === "hour" ? ["hour"] : []),
    ...question.dimensions.map((dimension) => `${columnOf(dimension)} as ${quote(dimension.name)}`),
    ...hidden,
    ...columns,
  ];
  const where = [
    ...(question.subject === null ? [] : [`subject = ${bind(question.subject, "text")}`]),
    `${day} >= ${bind(part.from, "date")}`,
    `${day} < ${bind(part.to, "date")}`,
    ...(roles ? [`role in (${roles.map((role) => `'${role}'`).join(", ")})`] : []),
    ...question.conditions.map((condition) => matching(condition, columnOf(condition.dimension), bind)),
  ];
  return `select ${selected.join(", ")}\nfrom ${source.view}\nwhere ${where.join(" and ")}`;
}

/** Never null, so that `not in` keeps the rows without a value, and an empty `in` keeps none. */
function matching(
  { dimension, keeps, values, missing }: Condition,
  column: string,
  bind: (value: Value, type: string) => string,
): string {
  const listed = bind(values, dimension.type === "integer" ? "int[]" : "text[]");
  if (keeps) return missing ? `(${column} = any(${listed}) or ${column} is null)` : `${column} = any(${listed})`;
  return missing
    ? `(${column} <> all(${listed}) and ${column} is not null)`
    : `(${column} <> all(${listed}) or ${column} is null)`;
}

/** When every measure looks only at devices in some roles, the others need not be read, nor make rows of nothing. */
function rolesOf(measures: readonly Measure[]): Role[] | null {
  const looked = measures.map((measure) => measure.figure.roles);
  return looked.every((roles) => roles !== null) ? [...new Set(looked.flatMap((roles) => [...roles]))].sort() : null;
}

/** As asked, then by everything that tells rows apart: the same order each time, so that `offset` goes on truthfully. */
function orderBy(question: Question, keys: readonly Key[]): string {
  const values = new Map(keys.map(({ name, value }) => [name, value]));
  const asked = question.orderBy.map(({ column, descending }) => {
    return `${values.get(column) ?? quote(column)}${descending ? " desc" : ""} nulls last`;
  });
  const all = [...asked, ...keys.map(({ value }) => `${value} nulls last`)];
  return all.length > 0 ? `order by ${all.join(", ")}` : "";
}

function columnsOf(question: Question): ColumnInfo[] {
  const time = timeColumn(question.granularity);
  return [
    ...(time
      ? [
          {
            name: time,
            kind: "time" as const,
            unit: null,
            type: "string" as const,
            about: GRANULARITIES[question.granularity].about,
          },
        ]
      : []),
    ...question.dimensions.map(({ name, type, about }) => ({ name, kind: "dimension" as const, unit: null, type, about })),
    ...question.measures.map(({ name, unit, about }) => ({ name, kind: "measure" as const, unit, type: typeOf(unit), about })),
  ];
}

const typeOf = (unit: Measure["unit"]): "integer" | "number" => (unit === "money" || unit === "count" ? "integer" : "number");

/** A name of the registry as an SQL identifier. Names of requests are looked up there and never come here. */
function quote(name: string): string {
  if (!/^[a-z_.]+$/.test(name)) throw new Error(`${name} is no name of the registry`);
  return `"${name}"`;
}
