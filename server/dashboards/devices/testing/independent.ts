import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { Sql } from "#db/client.ts";

/**
 * The same figures in plain SQL over the rows of the file, from the definitions alone: nothing here knows of readings,
 * rollups or loaders. A row is a minute (clock of the recorder); watts are kW x 1,000, a sub-meter's value is Wh.
 */
export async function plainTable(sql: Sql, file: string): Promise<void> {
  await sql`create table public.minute (at timestamp primary key, kw numeric, kitchen numeric, laundry numeric, climate numeric)`;
  const [, ...lines] = (await readFile(file, "utf8")).trimEnd().split("\n");
  const rows = lines.map((line) => line.split(",")).filter(([, kw]) => kw !== "" && kw !== "?");
  for (let first = 0; first < rows.length; first += 10_000) {
    const column = (place: number) => rows.slice(first, first + 10_000).map((row) => row[place]!);
    await sql`insert into public.minute select * from
      unnest(${column(0)}::timestamp[], ${column(1)}::numeric[], ${column(5)}::numeric[], ${column(6)}::numeric[], ${column(7)}::numeric[])`;
  }
  await sql`create view public.device_hour as
    select device, at::date as day, extract(hour from at)::int as hour, count(*) as minutes, sum(wh) as wh
    from public.minute, lateral (values ('main', kw * 1000 / 60), ('kitchen', kitchen), ('laundry', laundry), ('climate', climate)) d (device, wh)
    group by 1, 2, 3`;
}

/** The header of a file, and its lines whose day lies in a range. */
export async function* daysOnly(file: string, from: string, to: string): AsyncGenerator<string> {
  let header = true;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    if (header || (line >= from && line < to)) yield `${line}\n`;
    header = false;
  }
}

/** The 1st percentile of the minutes of 48 hours, where there are 24 hours of them; and those within 50 W above it. */
export async function plainAlwaysOn(sql: Sql, until: string) {
  const [row] = await sql<{ minutes: number; watts: number | null; standby: number; wh: number }[]>`
    with day as (select kw * 1000 as watts from public.minute where at >= ${until}::timestamp - interval '48 hours' and at < ${until}::timestamp),
    level as (select count(*)::int as minutes, percentile_disc(0.01) within group (order by watts) as watts from day)
    select l.minutes, case when l.minutes >= 1440 then l.watts end::float8 as watts,
      (select count(*) from day d where d.watts between l.watts and l.watts + 50)::int as standby,
      (select sum(d.watts) / 60 from day d where d.watts between l.watts and l.watts + 50)::float8 as wh
    from level l`;
  return row!;
}

/** Runs of unusual hours, as the definition says it, hour by hour. */
export const plainUnusual = (sql: Sql, from: string, to: string) => sql<
  { device: string; day: string; hour: number; hours: number; wh: number; usual: number; direction: string }[]
>`
  with hour as (select *, day + make_interval(hours => hour) as at from public.device_hour where minutes >= 54),
  usual as (
    select device, extract(isodow from day) as weekday, hour, percentile_cont(0.5) within group (order by wh) as wh
    from hour where day >= ${from}::date - 56 and day < ${to}::date group by 1, 2, 3
  ), regular as (
    select h.device from hour h join usual u on u.device = h.device and u.weekday = extract(isodow from h.day) and u.hour = h.hour
    where h.day >= ${from}::date - 56 and h.day < ${to}::date group by 1 having h.device = 'main' or sum(least(h.wh, u.wh)) >= sum(h.wh) * 2 / 3
  ), judged as (
    select h.device, h.at, h.wh, m.middle, m.n, (select percentile_cont(0.5) within group (order by abs(o.wh - m.middle)) from hour o
        where o.device = h.device and o.hour = h.hour and (h.day - o.day) in (7, 14, 21, 28, 35, 42, 49, 56)) as mad,
      (select avg(o.wh) from hour o where o.device = h.device and o.day >= h.day - 56 and o.day < h.day) as mean
    from hour h join regular r using (device) cross join lateral (
      select count(*) as n, percentile_cont(0.5) within group (order by o.wh) as middle from hour o
      where o.device = h.device and o.hour = h.hour and (h.day - o.day) in (7, 14, 21, 28, 35, 42, 49, 56)
    ) m
    where h.day >= ${from}::date and h.day < ${to}::date
  ), unusual as (
    select *, (wh > middle) as more from judged
    where n >= 4 and abs(wh - middle) > 3 * mad and abs(wh - middle) > 100 and (wh - middle > 1.5 * mean or middle - wh > 0.75 * mean)
  ), begun as (
    select u.*, case when exists (select from unusual p where p.device = u.device and p.more = u.more and p.at = u.at - interval '1 hour') then 0 else 1 end as start
    from unusual u
  ), run as (
    select *, sum(start) over (partition by device, more order by at) as run from begun
  )
  select device, to_char(min(at), 'YYYY-MM-DD') as day, extract(hour from min(at))::int as hour, count(*)::int as hours,
    sum(wh)::float8 as wh, sum(middle)::float8 as usual, case when more then 'more' else 'less' end as direction
  from run group by device, more, run order by 1, 2, 3`;

/** Seconds with a row, the times without one for longer than a minute, and how many of these there are. */
export async function plainUptime(sql: Sql, from: string, to: string) {
  const [counted] = await sql<{ seconds: number }[]>`
    select (count(*) * 60)::int as seconds from public.minute where at >= ${from}::date and at < ${to}::date`;
  const gaps = await sql<{ since: string; until: string }[]>`
    select to_char(since, 'YYYY-MM-DD HH24:MI') as since, to_char(until, 'YYYY-MM-DD HH24:MI') as until from (
      select at + interval '1 minute' as since, lead(at) over (order by at) as until from public.minute where at >= ${from}::date and at < ${to}::date
    ) g where until - since > interval '1 minute' order by until - since desc, since`;
  return { seconds: counted!.seconds, gaps };
}
