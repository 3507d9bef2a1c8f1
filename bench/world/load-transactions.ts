import { CATEGORIES, MONTHS, type WorldTenant } from "#bench/world/plan-world.ts";
import type { Sql } from "#db/client.ts";

/**
 * Transactions as processing would have left them, month by month, those of all tenants mixed in the order of their times.
 * A subject pays in every category each month. Amounts, merchants and times follow from the seed.
 *
 * @param sql a pool of role pipeline
 * @param months first days, the oldest first
 */
export async function loadTransactions(
  sql: Sql,
  { tenants, months, now, seed }: { tenants: readonly WorldTenant[]; months: readonly string[]; now: Date; seed: number },
): Promise<void> {
  const ids = tenants.map(({ id }) => id);
  const subjects = tenants.map((tenant) => tenant.subjects);
  const counts = tenants.map(({ transactions }) => Math.ceil(transactions / MONTHS));
  await sql`insert into fact.subject (tenant_id, subject, name)
    select t.id, 's' || n, 'Customer ' || n from unnest(${ids}::uuid[], ${subjects}::int[]) t (id, subjects), generate_series(1, t.subjects) n`;
  await sql`insert into fact.account (tenant_id, account, subject, name, kind, currency)
    select t.id, 'a' || n, 's' || n, 'Current account', 'current', 'EUR'
    from unnest(${ids}::uuid[], ${subjects}::int[]) t (id, subjects), generate_series(1, t.subjects) n`;
  for (const month of months) {
    await sql`
      with made as materialized (
        select t.id as tenant_id, ${month} || '-' || n as transaction_id, 's' || 1 + (n / ${CATEGORIES.length}) % t.subjects as subject,
          'a' || 1 + (n / ${CATEGORIES.length}) % t.subjects as account, (${CATEGORIES}::text[])[1 + n % ${CATEGORIES.length}] as category,
          from_time + (h.first % span) * interval '1 second' as at, h.first as h, h.second as h2
        from unnest(${ids}::uuid[], ${counts}::int[], ${subjects}::int[]) with ordinality t (id, count, subjects, rank)
        cross join lateral generate_series(0, t.count - 1) n
        cross join lateral (select hashint8extended(n, ${seed} * 1000003 + t.rank * 1009 + extract(epoch from ${month}::date)::bigint / 86400) & 9007199254740991,
          hashint8extended(n, ${seed} * 1000033 + t.rank) & 9007199254740991) h (first, second)
        cross join lateral (select ${month}::date::timestamp at time zone 'UTC',
          extract(epoch from least(${month}::date + interval '1 month', ${now}::timestamptz at time zone 'UTC') - ${month}::date::timestamp)::bigint) m (from_time, span)
      ), entity as (
        insert into fact.entity (tenant_id, domain, entity_id, revision, event_time, source, event_id, subject, at)
        select tenant_id, 'transaction', transaction_id, 0, at, '/bench', transaction_id, subject, at from made order by at
      )
      insert into fact.transaction (tenant_id, at, transaction_id, part, subject, account, direction, kind, flow, pending, amount_minor, currency,
        category, category_from, merchant, merchant_raw, mcc, revision, source, event_id, event_time)
      select tenant_id, at, transaction_id, 0, subject, account, case when credit then 'credit' else 'debit' end,
        case when category = 'income' then 'income' when credit then 'refund' else 'purchase' end,
        case when category = 'income' then 'credit' when credit then 'refund' else 'debit' end,
        at > ${now}::timestamptz - interval '2 days', case when category = 'income' then 150000 + h2 % 200000 else 199 + h2 % 15000 end, 'EUR',
        category, 'event', merchant, upper(merchant), 5411, 0, '/bench', transaction_id, at
      from made cross join lateral (select category = 'income' or h2 % 40 = 0 as credit, initcap(category) || ' ' || 1 + h % (1 + h2 % 30) as merchant) x
      order by at`;
  }
}
