import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { amount, figure, text } from "#server/dashboards/cells.ts";
import { page, readCursor, StoredText } from "#server/dashboards/cursor.ts";
import { loadHead } from "#server/dashboards/head.ts";
import { loadOffered } from "#server/dashboards/load-offered.ts";
import { choosePeriod } from "#server/dashboards/period.ts";
import { loadOptions } from "#server/dashboards/spending/options.ts";
import type { MetricQueryInput } from "#server/metrics/contract.ts";
import { figures, select } from "#server/metrics/run.ts";
import type { FinderPage, FinderQuery, FoundSubject } from "./finder.ts";
import { type Asked, finderSql } from "./finder-sql.ts";

type Found = { subject: string; name: string; zone: string; key: string | null };

/** A figure as the database prints it. */
const StoredFigure = z.string().regex(/^-?\d{1,100}(\.\d{1,100})?$/);
const keyOf = (sort: FinderQuery["sort"]) => (sort === "spent" || sort === "used" ? StoredFigure : StoredText);

const RECENT = { preset: "last_30_days" } as const;

/** Subjects of the scope that match, one page of them, with what they did lately. */
export async function findSubjects(tx: Tx, query: FinderQuery): Promise<FinderPage> {
  const about = await loadAbout(tx, query.currency);
  const after = query.cursor === null ? null : readCursor(z.tuple([keyOf(query.sort).nullable(), StoredText]), query.cursor);
  const asked = query.sort === "spent" ? spentOf(about) : query.sort === "used" ? usedOf(about) : null;
  const [rows, [counted]] = await Promise.all([
    select(tx, finderSql({ ...query, after, asked })) as Promise<unknown> as Promise<Found[]>,
    tx<{ found: number }[]>`
      select count(*)::int as found from serve.subjects
      where ${query.search} = '' or position(lower(${query.search}) in lower(subject)) > 0 or position(lower(${query.search}) in lower(name)) > 0`,
  ]);
  const { rows: shown, next } = page(rows, query.limit, (row) => [row.key, row.subject]);
  return { subjects: await withFigures(tx, shown, about), found: counted?.found ?? 0, next, ...about };
}

type About = Pick<FinderPage, "spending" | "devices">;

/** The last 30 days of each domain, as its dashboard reckons them. */
async function loadAbout(tx: Tx, wanted: string | null): Promise<About> {
  const [offered, spending, devices, options] = await Promise.all([
    loadOffered(tx, null),
    loadHead(tx, null, "spending"),
    loadHead(tx, null, "devices"),
    loadOptions(tx, null),
  ]);
  const { currencies } = options;
  const currency = wanted ?? (currencies.includes(spending.currency) ? spending.currency : (currencies[0] ?? spending.currency));
  return {
    spending: offered.includes("spending") ? { period: choosePeriod(RECENT, spending.now), currency, currencies } : null,
    devices: offered.includes("devices") ? { period: choosePeriod(RECENT, devices.now) } : null,
  };
}

const spentOf = ({ spending }: About): Asked | null =>
  spending && {
    measure: "spending.spent",
    filters: [{ dimension: "currency", in: [spending.currency] }],
    period: spending.period,
  };

const usedOf = ({ devices }: About): Asked | null => devices && { measure: "devices.use", filters: [], period: devices.period };

async function withFigures(tx: Tx, rows: readonly Found[], about: About): Promise<FoundSubject[]> {
  const subjects = rows.map(({ subject }) => subject);
  const ask = async (asked: Asked | null) => {
    if (asked === null || subjects.length === 0) return new Map();
    const filters = [...asked.filters, { dimension: "subject", in: subjects }];
    const query: MetricQueryInput = { measures: [asked.measure], dimensions: ["subject"], filters, period: asked.period };
    return new Map((await figures(tx, null, query)).map((row) => [text(row, "subject"), row]));
  };
  const [spent, used, last] = await Promise.all([ask(spentOf(about)), ask(usedOf(about)), lastDays(tx, subjects)]);
  return rows.map(({ subject, name, zone }) => ({
    ...{ subject, name, zone, lastDay: last.get(subject) ?? null },
    spentMinor: spent.has(subject) ? amount(spent.get(subject), "spending.spent") : null,
    usedWh: figure(used.get(subject), "devices.use"),
  }));
}

async function lastDays(tx: Tx, subjects: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx<{ subject: string; day: string | null }[]>`
    select s.subject, greatest(
      (select d.day from serve.spending_daily d where d.subject = s.subject order by d.day desc limit 1),
      (select max(d.last_at) at time zone s.zone from serve.devices d where d.subject = s.subject)::date) as day
    from serve.subjects s where s.subject = any(${[...subjects]}::text[])`;
  return new Map(rows.map(({ subject, day }) => [subject, day]));
}
