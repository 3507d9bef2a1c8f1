import type { Tx } from "#db/client.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { Period } from "#server/dashboards/view.ts";

export type Grain = DevicesView["use"]["granularity"];

/** A bucket of the time axis: its name in answers of the registry, as shown, and its instants within the period (ms since 1970). */
export type Bucket = {
  key: string;
  start: string;
  from: number;
  to: number;
  /** The period begins or ends inside it. */
  cut: boolean;
};

/** Instants are printed, as ms since 1970. */
type Printed = { key: string; start: string; starts: string; ends: string; lower: string; upper: string };

/**
 * The buckets of a period in a zone, also those without data: gaps have to be seen. A day of 23 or 25 hours is as long
 * as it is, and the hour that comes twice is two.
 */
export async function loadAxis(tx: Tx, zone: string, period: Period, granularity: Grain): Promise<Bucket[]> {
  const rows = await (granularity === "hour" ? hours(tx, zone, period) : days(tx, zone, period, granularity));
  return rows.map((row) => {
    const [starts, ends] = [Number(row.starts), Number(row.ends)];
    const [from, to] = [Math.max(starts, Number(row.lower)), Math.min(ends, Number(row.upper))];
    return { key: row.key, start: row.start, from, to, cut: from > starts || to < ends };
  });
}

const hours = (tx: Tx, zone: string, { from, to }: Period) => tx<Printed[]>`
  select to_char(h at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as key, to_char(h at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start,
    (extract(epoch from h) * 1000)::bigint::text as starts, (extract(epoch from h) * 1000 + 3600000)::bigint::text as ends,
    (extract(epoch from lower) * 1000)::bigint::text as lower, (extract(epoch from upper) * 1000)::bigint::text as upper
  from (select ${from}::date::timestamp at time zone ${zone} as lower, ${to}::date::timestamp at time zone ${zone} as upper) period
  cross join lateral generate_series(lower, upper - interval '1 second', interval '1 hour') h
  order by h`;

const days = (tx: Tx, zone: string, { from, to }: Period, granularity: "day" | "month") => tx<Printed[]>`
  select to_char(d, case ${granularity} when 'day' then 'YYYY-MM-DD' else 'YYYY-MM' end) as key, to_char(d, 'YYYY-MM-DD') as start,
    (extract(epoch from d at time zone ${zone}) * 1000)::bigint::text as starts,
    (extract(epoch from (d + step) at time zone ${zone}) * 1000)::bigint::text as ends,
    (extract(epoch from ${from}::date::timestamp at time zone ${zone}) * 1000)::bigint::text as lower,
    (extract(epoch from ${to}::date::timestamp at time zone ${zone}) * 1000)::bigint::text as upper
  from (select case ${granularity} when 'day' then interval '1 day' else interval '1 month' end as step) length
  cross join lateral generate_series(date_trunc(${granularity}, ${from}::date::timestamp), ${to}::date::timestamp - interval '1 day', step) d
  order by d`;
