-- Transactions: the current revision of each becomes its facts, one row per part; old and new places are marked.
-- A refund without a category of its own takes that of its payment, in whatever order the two arrive: so the payment
-- is locked with its refund, and a changed payment renews the refunds that point to it.
create or replace function ops.apply_transactions(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
declare
  payments text[];
  changed text[];
  moved_from timestamptz[];
  category_rules core.category_rule[];
  merchant_rules core.merchant_rule[];
begin
  if not exists (select from pg_temp.work w where w.type = 'inlay.spending.transaction.v1') then return; end if;
  perform ops.use_rules(tenant);
  category_rules := ops.category_rules(tenant);
  merchant_rules := ops.merchant_rules(tenant);

  select array_agg(distinct w.data->>'refundOf') into payments from pg_temp.work w
    where w.type = 'inlay.spending.transaction.v1' and w.data ? 'refundOf';
  delete from pg_temp.settled;
  insert into pg_temp.settled
    select * from ops.settle_entities(tenant, 'transaction', 'inlay.spending.transaction.v1', coalesce(payments, '{}'));

  select array_agg(s.entity_id), array_agg(s.old_at) filter (where s.old_at is not null) into changed, moved_from from pg_temp.settled s;
  if changed is null then return; end if;

  if moved_from is not null then
    -- An entity's facts lie at one instant, so that instant and id taken apart name the same rows as taken together. Only the
    -- instants go to the index: before PostgreSQL 17 it would be searched for every pair of the two lists.
    delete from fact.transaction f where f.tenant_id = tenant and f.at = any (moved_from) and f.transaction_id || '' = any (changed);
    insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
      select distinct tenant, 'spending', s.old_subject, s.old_at, s.old_at, oldest from pg_temp.settled s where s.old_at is not null;
  end if;

  with winner as materialized (
    select e.entity_id, e.subject, e.at, e.revision, e.source, e.event_id, e.event_time, w.data,
      w.data->>'direction' as direction, coalesce(w.data->>'kind', 'other') as kind, w.data#>>'{merchant,name}' as merchant_raw,
      (w.data->>'mcc')::int as mcc, w.data#>>'{counterparty,name}' as counterparty, w.data->>'description' as description
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = s.entity_id and not e.deleted
      and e.entity_id = any (changed)
    join pg_temp.work w on w.type = 'inlay.spending.transaction.v1' and w.source = e.source and w.id = e.event_id
  ), merchant as materialized (
    select d.raw, m.name from (select distinct merchant_raw as raw from winner where merchant_raw is not null) d
    cross join lateral ops.merchant_of(merchant_rules, d.raw) m
  ), own as (
    select w.*, coalesce(m.name, '') as merchant, c.category, c.category_from
    from winner w left join merchant m on m.raw = w.merchant_raw
    cross join lateral ops.category_of(category_rules, m.name, w.merchant_raw, w.mcc, w.counterparty, w.description, w.kind, w.direction) c
  )
  insert into fact.transaction (tenant_id, at, transaction_id, part, subject, account, direction, kind, flow, pending, amount_minor, currency,
    category, category_from, merchant, merchant_raw, mcc, counterparty, description, refund_of, booked_at, value_at, revision, source, event_id, event_time)
  select tenant, o.at, o.entity_id, coalesce(p.n, 1) - 1, o.subject, coalesce(o.data->>'accountId', ''), o.direction, o.kind,
    case when (o.data->>'ownTransfer')::boolean then case o.direction when 'debit' then 'own_out' else 'own_in' end
      when o.direction = 'credit' and (o.kind = 'refund' or o.data ? 'refundOf') then 'refund' else o.direction end,
    coalesce(o.data->>'status', 'booked') = 'pending', (coalesce(p.part, o.data)->>'amountMinor')::bigint, o.data->>'currency',
    coalesce(p.part->>'category', o.data->>'category', o.category),
    case when p.part is not null or o.data ? 'category' then 'event' else o.category_from end,
    o.merchant, o.merchant_raw, o.mcc, o.counterparty, o.description, o.data->>'refundOf', (o.data->>'bookedAt')::timestamptz,
    (o.data->>'valueAt')::timestamptz, o.revision, o.source, o.event_id, o.event_time
  from own o
  left join lateral jsonb_array_elements(o.data->'splits') with ordinality p (part, n) on true
  order by o.at, o.entity_id collate "C";
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
    select distinct tenant, 'spending', e.subject, e.at, e.at, oldest
    from pg_temp.settled s join fact.entity e on e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = s.entity_id
    where not e.deleted and e.entity_id = any (changed);

  perform ops.renew_refunds(tenant, changed, oldest);
end $$;
