import type { Tx } from "#db/client.ts";
import type { Period } from "#server/dashboards/view.ts";
import { firstOfMonth } from "#server/metrics/calendar.ts";
import { type Stretch, stretchesOf } from "#server/tariffs/in-force.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import { pricesOfWeek, tiersOf } from "#server/tariffs/prices.ts";
import type { Grain } from "./question.ts";

/** Energy of a device in a bucket at the prices of one currency; without one where no tariff was in force. */
export type CostRow = {
  /** The bucket, as loadAxis names it. */
  key: string;
  device: string;
  role: "home" | "part" | "nested" | "alone";
  currency: string | null;
  uj: bigint;
  /** Exact: µJ x millionths of the currency's unit a kWh. 0 where there is no price. */
  cost: bigint;
};

export type CostQuestion = {
  subject: string;
  period: Period;
  granularity: Grain;
  /** Devices to look at by their ids; null for those that whole homes are made of. */
  devices: readonly string[] | null;
  tariffs: readonly Tariff[];
};

/**
 * Energy and cost per device and bucket, from the rolled hours. An hour has one price: of its local weekday and hour, or
 * of a tiered plan the mean of the tiers that the home's use ran through in it (where it used nothing, of the tier it
 * stood in). Use that was fed back runs back through the tiers, so a month costs what its use costs in any order.
 */
export async function loadCostRows(tx: Tx, question: CostQuestion): Promise<CostRow[]> {
  const { subject, period, devices } = question;
  const stretches = stretchesOf(question.tariffs, { from: firstOfMonth(period.from), to: period.to });
  const readFrom = stretches.some(isCountedFrom(period)) ? firstOfMonth(period.from) : period.from;
  const looked = devices === null ? tx`h.role in ('home', 'part', 'alone')` : tx`h.device = any(${[...devices]}::text[])`;
  const rows = await tx<
    { key: string; device: string; role: CostRow["role"]; currency: string | null; uj: string; cost: string }[]
  >`
    with stretch as materialized (
      select * from jsonb_to_recordset(${stretchesJson(stretches)}::text::jsonb)
        as s (n int, from_day date, to_day date, currency text, week bigint[])
    ), tier as materialized (
      select * from jsonb_to_recordset(${tiersJson(stretches)}::text::jsonb) as t (n int, lower numeric, upper numeric, micros numeric)
    ), hour as materialized (
      select h.device, h.role, h.hour, h.day, h.hour_of_day, h.weekday, h.energy_uj, ${looked} as looked from serve.devices_hourly h
      where h.subject = ${subject} and h.day >= ${readFrom}::date and h.day < ${period.to}::date and h.energy_uj is not null
        and (h.role in ('home', 'alone') or ${looked})
    ), home as (
      select h.hour, h.day, h.hour_of_day, h.weekday, coalesce(sum(h.energy_uj) filter (where h.role in ('home', 'alone')), 0) as uj
      from hour h group by 1, 2, 3, 4
    ), placed as materialized (
      select h.hour, h.day, h.uj, s.n, s.week[(h.weekday - 1) * 24 + h.hour_of_day + 1]::numeric as price
      from home h join stretch s on h.day >= s.from_day and h.day < s.to_day
    ), ran as (
      select p.hour, p.n, sum(p.uj) over month - p.uj as before, sum(p.uj) over month as after
      from placed p where p.price is null
      window month as (partition by p.n, date_trunc('month', p.day::timestamp) order by p.hour)
    ), priced as (
      select p.hour, p.n, p.price from placed p where p.price is not null
      union all
      select r.hour, r.n, case when r.before = r.after
          then min(t.micros) filter (where (t.lower is null or r.before >= t.lower) and (t.upper is null or r.before < t.upper))
          -- least and greatest pass over the null of a tier without a beginning or end.
          else sum(t.micros * (least(greatest(r.after, t.lower), t.upper) - least(greatest(r.before, t.lower), t.upper))) / (r.after - r.before) end
      from ran r join tier t on t.n = r.n group by r.hour, r.n, r.before, r.after
    ), grouped as (
      select ${bucketOf(tx, question.granularity)} as bucket, h.device, h.role, p.n, p.price, sum(h.energy_uj) as uj
      from hour h left join priced p on p.hour = h.hour
      where h.looked and h.day >= ${period.from}::date
      group by 1, 2, 3, 4, 5
    )
    select ${keyOf(tx, question.granularity)} as key, g.device, g.role, s.currency, sum(g.uj)::text as uj, coalesce(round(sum(g.uj * g.price)), 0)::text as cost
    from grouped g left join stretch s on s.n = g.n
    group by g.bucket, g.device, g.role, s.currency`;
  return rows.map((row) => ({ ...row, uj: BigInt(row.uj), cost: BigInt(row.cost) }));
}

/** Whether the tiers of a stretch have counted before the period began. */
const isCountedFrom =
  (period: Period) =>
  ({ from, to, tariff }: Stretch): boolean =>
    tariff.plan.kind === "tiered" && from < period.from && to > period.from;

const stretchesJson = (stretches: readonly Stretch[]): string =>
  JSON.stringify(
    stretches.map(({ from, to, tariff }, n) => ({
      n,
      from_day: from,
      to_day: to,
      currency: tariff.currency,
      week: pricesOfWeek(tariff.plan),
    })),
  );

const tiersJson = (stretches: readonly Stretch[]): string =>
  JSON.stringify(stretches.flatMap(({ tariff }, n) => tiersOf(tariff.plan).map((tier) => ({ n, ...tier }))));

const bucketOf = (tx: Tx, granularity: Grain) =>
  granularity === "hour" ? tx`h.hour` : granularity === "day" ? tx`h.day` : tx`date_trunc('month', h.day::timestamp)`;

const keyOf = (tx: Tx, granularity: Grain) =>
  granularity === "hour"
    ? tx`to_char(g.bucket at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    : granularity === "day"
      ? tx`to_char(g.bucket, 'YYYY-MM-DD')`
      : tx`to_char(g.bucket, 'YYYY-MM')`;
