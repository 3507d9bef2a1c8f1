import type { Tx } from "#db/client.ts";
import { locksOf } from "#db/scope.ts";
import { type Compiled, compile } from "#server/metrics/compile.ts";
import { type MetricFilter, MetricQuery } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import { findMeasure } from "#server/metrics/registry.ts";
import { select } from "#server/metrics/run.ts";
import { binsOf, EDGES } from "./distribution.ts";
import { isLocked, monthsOf } from "./months-of.ts";
import type { Period } from "./view.ts";
import { wideSql } from "./wide-sql.ts";
import type { Wide, WideRow } from "./wide-view.ts";

type Asked = { tx: Tx; measure: string; filters: MetricFilter[]; period: Period; compared: Period };
type Found = { list: string; subject: string | null; now: string | null; before: string | null; n: bigint | null };

/** How a dashboard's main measure lies over the subjects of the scope's tenant, with the dashboard's filters. */
export async function loadWide({ tx, measure, filters, period, compared }: Asked): Promise<Wide> {
  const [now, before] = [period, compared].map((days) => perSubject(tx, measure, filters, days)) as [Compiled, Compiled];
  const shifted = before.text.replace(/\$(\d+)/g, (_, at: string) => `$${Number(at) + now.values.length}`);
  const edges = `$${now.values.length + before.values.length + 1}::float8[]`;
  const values = [...now.values, ...before.values, EDGES.map(String)];
  const [found, [known]] = await Promise.all([
    select(tx, { text: wideSql({ now: now.text, before: shifted, measure, edges }), values }) as Promise<unknown> as Promise<
      Found[]
    >,
    countKnown(tx, measure),
  ]);
  const rows = Map.groupBy(found, (row) => row.list);
  const names = await namesOf(tx, found);
  const list = (name: string) => (rows.get(name) ?? []).map((row) => wideRow(row, names));
  const one = (name: string) => rows.get(name)?.[0];
  const counted = (name: string) => Number(one(name)?.n ?? 0);
  const figure = (value: string | null | undefined) => Number(value ?? "0");
  return {
    known: known?.subjects ?? 0,
    active: counted("active"),
    comparedActive: counted("before"),
    total: figure(one("active")?.now),
    distribution: {
      counted: counted("active") - counted("unmeasured"),
      nothing: counted("nothing"),
      below: counted("below"),
      unmeasured: counted("unmeasured"),
      quantiles: quantilesOf(rows.get("quantile") ?? []),
      comparedMedian: roundedOrNull(one("median_before")?.before),
      bins: binsOf(new Map((rows.get("bin") ?? []).map((row) => [Number(row.now), Number(row.n)]))),
    },
    top: list("top"),
    rises: list("rise"),
    falls: list("fall"),
    arrived: { subjects: counted("arrived"), total: figure(one("arrived")?.now), top: list("came") },
    left: { subjects: counted("left"), total: figure(one("left")?.before), top: list("went") },
  };
}

/** Subjects there are; while rows are locked those that have any of them, ever. */
function countKnown(tx: Tx, measure: string) {
  const domain = findMeasure(measure, "measures").domain;
  return isLocked(tx, domain)
    ? tx<{ subjects: number }[]>`select count(distinct subject)::int as subjects from ${monthsOf(tx, domain, null)}`
    : tx<{ subjects: number }[]>`select count(*)::int as subjects from serve.subjects`;
}

/** One row for each subject with data, as many as there are. */
function perSubject(tx: Tx, measure: string, filters: MetricFilter[], period: Period): Compiled {
  const query = MetricQuery.parse({ measures: [measure], dimensions: ["subject"], filters, period });
  return compile(resolve(query, null, locksOf(tx)), undefined, false);
}

async function namesOf(tx: Tx, found: readonly Found[]): Promise<Map<string, string>> {
  const subjects = [...new Set(found.flatMap(({ subject }) => (subject === null ? [] : [subject])))];
  const rows = await tx<{ subject: string; name: string }[]>`
    select subject, name from serve.subjects where subject = any(${subjects}::text[])`;
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}

function wideRow({ subject, now, before }: Found, names: ReadonlyMap<string, string>): WideRow {
  const value = (text: string | null) => (text === null ? null : Number(text));
  return { subject: subject!, name: names.get(subject!) ?? subject!, value: value(now), compared: value(before) };
}

function quantilesOf(rows: readonly Found[]): Wide["distribution"]["quantiles"] {
  const [p10, p25, median, p75, p90] = rows.toSorted((a, b) => Number(a.n) - Number(b.n)).map((row) => roundedOrNull(row.now));
  if (p10 == null || p25 == null || median == null || p75 == null || p90 == null) return null;
  return { p10, p25, median, p75, p90 };
}

const roundedOrNull = (value: string | null | undefined): number | null => (value == null ? null : Math.round(Number(value)));
