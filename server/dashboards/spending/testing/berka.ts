import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Sql } from "#db/client.ts";

/**
 * The rows of trans.asc as they stand in the file, in a plain table of their own, with what insights.md needs of them: the
 * category by their Czech codes, and the bank on the other side as the merchant.
 */
export async function readBerka(sql: Sql, path: string): Promise<void> {
  const lines = gunzipSync(await readFile(path))
    .toString("utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  await sql`create schema plain`;
  await sql`create table plain.lines (n serial, cells text[])`;
  for (let at = 0; at < lines.length; at += 5_000) {
    const rows = lines.slice(at, at + 5_000).map((line) => line.split(";").map((cell) => cell.replace(/^"|"$/g, "").trim()));
    await sql`insert into plain.lines (cells)
      select array(select jsonb_array_elements_text(r)) from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) r`;
  }
  await sql`
    create table plain.berka as
    select cells[1] as id, cells[2] as account, to_date('19' || cells[3], 'YYYYMMDD') as day, cells[4] = 'PRIJEM' as credit,
      cells[6]::numeric as amount, nullif(cells[9], '') as bank,
      case
        when cells[8] = 'SIPO' then 'housing' when cells[8] = 'POJISTNE' then 'insurance' when cells[8] = 'UVER' then 'loan'
        when cells[8] = 'SLUZBY' then 'fees' when cells[8] in ('UROK', 'SANKC. UROK') then 'interest' when cells[8] = 'DUCHOD' then 'income'
        when cells[5] in ('VYBER', 'VYBER KARTOU', 'VKLAD') or cells[4] = 'VYBER' then 'cash'
        when cells[5] like 'PREVOD %' then 'transfers' when cells[4] = 'PRIJEM' then 'income' else 'uncategorised'
      end as category
    from plain.lines`;
  await sql`create index on plain.berka (account)`;
  await sql`analyze plain.berka`;
}

/** Series by insights.md: at least 3 payments on one cadence (2 for the yearly one), within 10 % or 2 units of the median. */
export const plainSeries = (sql: Sql, accounts: readonly string[]) => sql<
  { account: string; name: string; credit: boolean; cadence: string; state: string; median: string }[]
>`
  with said (cadence, lo, hi, further, needs) as (values ('weekly', 6, 8, 15, 3), ('fortnightly', 13, 16, 31, 3), ('monthly', 25, 35, 66, 3),
    ('quarterly', 80, 105, 195, 3), ('half_yearly', 170, 200, 380, 3), ('yearly', 345, 385, 750, 2)),
  newest as (select account, max(day) as day from plain.berka group by 1),
  stepped as (
    select *, coalesce(amount > lag(amount) over w * 1.1 and amount > lag(amount) over w + 2, false)::int as is_new
    from plain.berka where bank is not null and account = any(${accounts as string[]})
    window w as (partition by account, credit, bank order by amount, day, id)),
  levelled as (select *, sum(is_new) over (partition by account, credit, bank order by amount, day, id) as level from stepped),
  spaced as (select *, day - lag(day) over (partition by account, credit, bank, level order by day, id) as days from levelled),
  named as (select s.*, said.cadence from spaced s left join said on s.days between said.lo and said.hi),
  runs as (select *, count(*) filter (where cadence is null) over (partition by account, credit, bank, level order by day, id) as run from named),
  longest as (
    select account, credit, bank, level, cadence, count(*) + 1 as payments from runs where cadence is not null
    group by account, credit, bank, level, cadence, run),
  series as (
    select distinct on (account, credit, bank, level) l.* from longest l join said using (cadence)
    where l.payments >= said.needs order by account, credit, bank, level, payments desc)
  select s.account, s.bank as name, s.credit, s.cadence,
    case when n.day - x.last > said.further then 'ended' when n.day - x.last > said.hi then 'missed' else 'mature' end as state,
    x.median::text as median
  from series s join said using (cadence) join newest n using (account)
  cross join lateral (
    select max(l.day) as last, percentile_cont(0.5) within group (order by l.amount) as median from levelled l
    where l.account = s.account and l.credit = s.credit and l.bank = s.bank and l.level = s.level) x
  order by 1, 2, 3, 4, 6`;

/** Categories of each month that exceed the median of the (three to six) complete months before by 3 MAD and by 50 units. */
export const plainCategories = (sql: Sql, accounts: readonly string[]) => sql<
  { account: string; category: string; month: string; day: string; amount: string; usual: string; mad: string }[]
>`
  with own as (select * from plain.berka where account = any(${accounts as string[]})),
  months as (
    select a.account, m::date as month, a.oldest from (select account, min(day) as oldest, max(day) as newest from own group by 1) a
    cross join lateral generate_series(date_trunc('month', a.oldest), a.newest, interval '1 month') m),
  complete as (
    select j.account, j.month as judged, b.month from months j join months b on b.account = j.account and b.month < j.month
      and b.month >= j.month - interval '6 months' and b.month >= j.oldest),
  enough as (select account, judged from complete group by 1, 2 having count(*) >= 3),
  spent as (select account, category, date_trunc('month', day)::date as month, sum(amount) as amount from own where not credit group by 1, 2, 3),
  usual as (
    select c.account, c.judged, k.category, coalesce(s.amount, 0) as amount
    from complete c join enough using (account, judged) cross join lateral (select distinct category from spent where account = c.account) k
    left join spent s on s.account = c.account and s.category = k.category and s.month = c.month),
  middle as (select account, judged, category, percentile_cont(0.5) within group (order by amount)::numeric as median from usual group by 1, 2, 3),
  spread as (
    select m.account, m.judged, m.category, m.median, percentile_cont(0.5) within group (order by abs(u.amount - m.median))::numeric as mad
    from middle m join usual u using (account, judged, category) group by 1, 2, 3, 4),
  running as (
    select account, category, day, date_trunc('month', day)::date as month,
      sum(amount) over (partition by account, category, date_trunc('month', day) order by day) as so_far
    from own where not credit)
  select r.account, r.category, r.month::text as month, min(r.day)::text as day, max(r.so_far)::text as amount, s.median::text as usual, s.mad::text as mad
  from running r join spread s on s.account = r.account and s.judged = r.month and s.category = r.category
  where r.so_far - s.median > 3 * s.mad and r.so_far - s.median >= 50
  group by r.account, r.category, r.month, s.median, s.mad order by 1, 2, 3`;

/** Payments that repeat another of the same amount to the same bank within 48 hours; and fees. */
export const plainOdd = (sql: Sql, accounts: readonly string[]) => sql<
  { kind: string; account: string; id: string; day: string }[]
>`
  with own as (select *, day::timestamp at time zone 'Europe/Prague' as at from plain.berka where not credit and account = any(${accounts as string[]}))
  select 'fee' as kind, account, id, day::text as day from own where category = 'fees'
  union all
  select 'duplicate', account, id, day::text from (
    select *, at - lag(at) over (partition by account, bank, amount order by at, id) as since from own where bank is not null) d
  where since <= interval '48 hours' order by 1, 2, 3`;

/** What came in and went out, per account and category. */
export const plainTotals = (sql: Sql, accounts: readonly string[]) => sql<
  { account: string; category: string; income: string; spent: string }[]
>`
  select account, category, coalesce(sum(amount) filter (where credit), 0)::text as income, coalesce(sum(amount) filter (where not credit), 0)::text as spent
  from plain.berka where account = any(${accounts as string[]}) group by 1, 2 order by 1, 2`;
