-- Brings category and merchant of the transactions of a span of time to what processing would give them today by the rules
-- in force, and marks what changed. A refund follows its payment, wherever either lies. One at a time per tenant.
create or replace function ops.recategorise(tenant uuid, at_from timestamptz, at_to timestamptz) returns table (seen int, changed int)
language plpgsql
-- As in process_claim: plans that do not trust the statistics of new rows.
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  category_rules core.category_rule[];
  merchant_rules core.merchant_rule[];
  ids text[];
  payments text[];
begin
  perform pg_advisory_xact_lock(hashtext('inlay:recategorise'), hashtext(tenant::text));
  category_rules := ops.category_rules(tenant);
  merchant_rules := ops.merchant_rules(tenant);

  with label as materialized (
    select * from ops.own_labels(tenant, at_from, at_to, category_rules, merchant_rules)
  )
  select count(*)::int, array_agg(l.transaction_id) filter (where l.differs), array_agg(l.refund_of) filter (where l.differs and l.refund_of is not null)
    into seen, ids, payments from label l;
  changed := 0;
  if ids is null then return next; return; end if;

  -- As settling does it, in the same order: so nobody writes a revision, or a refund of one of these, in between.
  perform 1 from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = any (ids || coalesce(payments, '{}'))
    order by e.entity_id collate "C" for update;

  with label as materialized (
    select l.* from ops.own_labels(tenant, at_from, at_to, category_rules, merchant_rules) l
    where l.differs and l.category_from <> 'payment' and l.transaction_id || '' = any (ids)
  ), written as (
    update fact.transaction f set category = l.category, category_from = l.category_from, merchant = l.merchant
    from label l
    where f.tenant_id = tenant and f.at >= at_from and f.at < at_to and f.at = l.at and f.transaction_id = l.transaction_id and f.part = l.part
    returning f.subject, f.at
  ), marked as (
    insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
    select tenant, 'spending', w.subject, min(w.at), max(w.at), now() from written w group by w.subject, date_trunc('day', w.at at time zone 'UTC')
  )
  select count(*)::int into changed from written;
  perform ops.renew_refunds(tenant, ids, now());
  return next;
end $$;
