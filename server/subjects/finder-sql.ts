import type { Period } from "#server/dashboards/view.ts";
import { type Compiled, compile } from "#server/metrics/compile.ts";
import { type MetricFilter, MetricQuery } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import type { FinderQuery, FinderSort } from "./finder.ts";

/** A figure to order by. */
export type Asked = { measure: string; filters: MetricFilter[]; period: Period };

type Finding = Pick<FinderQuery, "search" | "sort" | "descending" | "limit"> & {
  /** The key and the id of the last row of the page before. */
  after: [string | null, string] | null;
  asked: Asked | null;
};

const SEARCH = "lower($1::text)";
/** What each order compares, as text or number; null comes last, whichever way. */
const KEYS: Record<FinderSort, { sql: string; type: "text" | "numeric" }> = {
  best: {
    sql: `case when ${SEARCH} = '' then '1' when lower(s.subject) = ${SEARCH} then '0'
      when starts_with(lower(s.name), ${SEARCH}) or starts_with(lower(s.subject), ${SEARCH}) then '1' else '2' end || lower(s.name)`,
    type: "text",
  },
  name: { sql: "lower(s.name)", type: "text" },
  subject: { sql: "s.subject", type: "text" },
  last: {
    sql: `to_char(greatest(
      (select d.day from serve.spending_daily d where d.subject = s.subject order by d.day desc limit 1),
      (select max(d.last_at) at time zone s.zone from serve.devices d where d.subject = s.subject)::date), 'YYYY-MM-DD')`,
    type: "text",
  },
  spent: { sql: "f.figure", type: "numeric" },
  used: { sql: "f.figure", type: "numeric" },
};

/** One page of subjects in an order, by the keys of the row before it: no page is ever counted off from the first. */
export function finderSql({ search, sort, descending, limit, after, asked }: Finding): Pick<Compiled, "text" | "values"> {
  const { sql, type } = KEYS[sort];
  const way = descending ? "desc" : "asc";
  const figure = asked && figuresOf(asked);
  const values = [search, ...(figure?.values ?? [])];
  const bind = (value: string | number, cast: string): string => `$${values.push(value)}::${cast}`;
  // A domain without data has no figures: everyone then is equal in it.
  const key = figure || (sort !== "spent" && sort !== "used") ? sql : "null::numeric";
  const join = figure
    ? `left join (select subject, "${asked.measure}" as figure from (${figure.text}) asked) f on f.subject = s.subject`
    : "";
  const rows = `select s.subject, s.name, s.zone, ${key} as key from serve.subjects s ${join}
where ${SEARCH} = '' or position(${SEARCH} in lower(s.subject)) > 0 or position(${SEARCH} in lower(s.name)) > 0`;
  const place = after === null ? "true" : beyond(after, descending ? "<" : ">", type, bind);
  const text = `select subject, name, zone, key::text as key from (${rows}) found
where ${place} order by found.key ${way} nulls last, subject limit ${bind(limit + 1, "bigint")}`;
  return { text, values };
}

function beyond(
  [key, subject]: [string | null, string],
  sign: "<" | ">",
  type: string,
  bind: (value: string, cast: string) => string,
): string {
  const own = bind(subject, "text");
  if (key === null) return `found.key is null and subject > ${own}`;
  const last = bind(key, type);
  return `(found.key ${sign} ${last} or (found.key = ${last} and subject > ${own}) or found.key is null)`;
}

/** The figure of each subject, its parameters numbered after the search. */
function figuresOf({ measure, filters, period }: Asked): Pick<Compiled, "text" | "values"> {
  const query = MetricQuery.parse({ measures: [measure], dimensions: ["subject"], filters, period });
  const { text, values } = compile(resolve(query, null), undefined, false);
  return { text: text.replace(/\$(\d+)/g, (_, at: string) => `$${Number(at) + 1}`), values };
}
