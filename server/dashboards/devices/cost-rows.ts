import type { Tx } from "#db/client.ts";
import type { Period } from "#server/dashboards/view.ts";
import { addDays, daysBetween, firstOfMonth } from "#server/metrics/calendar.ts";
import { type Stretch, stretchesOf } from "#server/tariffs/in-force.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import { pricesOfWeek, tiersOf } from "#server/tariffs/prices.ts";
import type { Grain } from "./axis.ts";

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
  /** Whose energy is the home's use: main meters, and devices that are behind none. */
  homes: readonly string[];
  tariffs: readonly Tariff[];
};

/**
 * Energy and cost per device and bucket, from the rolled hours. An hour has one price: of its local weekday and hour, or
 * of a tiered plan the mean of the tiers that the home's use ran through in it (where it used nothing, of the tier it
 * stood in; where the home has no figure, none). Use that was fed back runs back through the tiers, so a month costs
 * what its use costs in any order.
 */
export async function loadCostRows(tx: Tx, question: CostQuestion): Promise<CostRow[]> {
  const { subject, period, devices, granularity } = question;
  const stretches = stretchesOf(question.tariffs, { from: firstOfMonth(period.from), to: period.to });
  const days = stretches.flatMap(({ from, to }, n) => daysOf({ from, to }).map((day) => ({ day, n })));
  const looked = devices === null ? tx`true` : tx`h.device = any(${[...devices]}::text[])`;
  type Found = Omit<CostRow, "uj" | "cost"> & { uj: string; cost: string };
  // Hours of a day at one price are added up first, so that few of them are multiplied and named.
  const rows = await tx<Found[]>`
    with stretch as materialized (
      select * from jsonb_to_recordset(${stretchesJson(stretches)}::text::jsonb) as s (n int, currency text, week bigint[])
    ), priced as materialized (
      select d.day, d.n, s.currency, s.week[(extract(isodow from d.day)::int - 1) * 24 + 1 : extract(isodow from d.day)::int * 24] as prices
      from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ n }) => n)}::int[]) d (day, n) join stretch s on s.n = d.n
    ), tiered as materialized (${tierPrices(tx, question, stretches)}
    ), grouped as (
      select h.day, ${granularity === "hour" ? tx`h.hour` : tx`null::timestamptz`} as hour, h.device, h.role,
        p.prices[h.hour_of_day + 1] as price, t.price as tier_price, sum(h.energy_uj) as uj
      from serve.devices_hourly h left join priced p on p.day = h.day left join tiered t on t.hour = h.hour
      where h.subject = ${subject} and h.day >= ${period.from}::date and h.day < ${period.to}::date and h.energy_uj is not null and ${looked}
      group by 1, 2, 3, 4, 5, 6
    )
    select ${keyOf(tx, granularity)} as key, g.device, g.role, p.currency, sum(g.uj)::text as uj,
      coalesce(round(sum(g.uj * coalesce(g.price, g.tier_price))), 0)::text as cost
    from grouped g left join priced p on p.day = g.day and coalesce(g.price, g.tier_price) is not null
    where ${devices === null ? tx`g.role <> 'nested'` : tx`true`}
    group by 1, 2, 3, 4`;
  return rows.map((row) => ({ ...row, uj: BigInt(row.uj), cost: BigInt(row.cost) }));
}

/** The price of each hour on tiered stretches: the home's hours in their order run through the tiers, from the month's or the tariff's first. */
function tierPrices(tx: Tx, { subject, period, homes }: CostQuestion, stretches: readonly Stretch[]) {
  if (!stretches.some(({ tariff }) => tariff.plan.kind === "tiered"))
    return tx`select null::timestamptz as hour, null::numeric as price where false`;
  return tx`
      select r.hour, case when r.before = r.after
          then min(t.micros) filter (where (t.lower is null or r.before >= t.lower) and (t.upper is null or r.before < t.upper))
          -- least and greatest pass over the null of a tier without a beginning or end.
          else sum(t.micros * (least(greatest(r.after, t.lower), t.upper) - least(greatest(r.before, t.lower), t.upper))) / (r.after - r.before) end as price
      from (
        select h.hour, p.n, sum(h.uj) over month - h.uj as before, sum(h.uj) over month as after
        from (
          select x.hour, x.day, sum(x.energy_uj) as uj from serve.devices_hourly x
          where x.subject = ${subject} and x.device = any(${[...homes]}::text[]) and x.role in ('home', 'alone') and x.energy_uj is not null
            and x.day >= ${firstOfMonth(period.from)}::date and x.day < ${period.to}::date
          group by 1, 2
        ) h join priced p on p.day = h.day and p.prices is null
        window month as (partition by p.n, date_trunc('month', h.day::timestamp) order by h.hour)
      ) r join jsonb_to_recordset(${tiersJson(stretches)}::text::jsonb) as t (n int, lower numeric, upper numeric, micros numeric) on t.n = r.n
      group by r.hour, r.before, r.after`;
}

const daysOf = ({ from, to }: Period): string[] => Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at));

const stretchesJson = (stretches: readonly Stretch[]): string =>
  JSON.stringify(stretches.map(({ tariff }, n) => ({ n, currency: tariff.currency, week: pricesOfWeek(tariff.plan) })));

const tiersJson = (stretches: readonly Stretch[]): string =>
  JSON.stringify(stretches.flatMap(({ tariff }, n) => tiersOf(tariff.plan).map((tier) => ({ n, ...tier }))));

const keyOf = (tx: Tx, granularity: Grain) =>
  granularity === "hour"
    ? tx`to_char(g.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    : granularity === "day"
      ? tx`to_char(g.day, 'YYYY-MM-DD')`
      : tx`to_char(g.day, 'YYYY-MM')`;
