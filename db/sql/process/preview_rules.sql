-- What a draft of rules would change in the latest month before a day that has transactions, and how far each rule reaches
-- there; null when there is no such month. At most 200 changes of a kind, the greatest; `more` counts the others. Changes
-- nothing. Runs as its owner, since app may not touch facts; it serves the tenant in scope alone, and a scope of all its subjects.
create or replace function core.preview_rules(category_draft jsonb, merchant_draft jsonb, before date, since timestamptz) returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  tenant uuid := scope.tenant();
  zone text := (select t.zone from core.tenant t where t.id = scope.tenant());
  month date := ops.fact_month(scope.tenant(), before, since);
  category_rules core.category_rule[] := ops.draft_category_rules(category_draft);
  merchant_rules core.merchant_rule[] := ops.draft_merchant_rules(merchant_draft);
  told jsonb;
begin
  if tenant is null or not scope.whole() then raise exception 'core.preview_rules: needs a scope of a whole tenant' using errcode = '42501'; end if;
  if month is null then return null; end if;

  with label as materialized (
    select l.* from ops.preview_labels(tenant, greatest(month::timestamp at time zone 'UTC', since), (month + interval '1 month') at time zone 'UTC', since,
      category_rules, merchant_rules) l
  ), moved as materialized (
    select c.kind, c.was, c.becomes, l.at, l.source, l.event_id, l.part, l.subject, l.currency, l.minor, l.merchant, coalesce(nullif(l.merchant_raw, ''), l.description, '') as text
    from label l cross join lateral (values ('category', l.category, l.new_category), ('merchant', l.merchant, l.new_merchant)) c (kind, was, becomes)
    where c.was <> c.becomes
  ), amount as (
    select m.kind, m.was, m.becomes, m.currency, count(*) as payments, sum(m.minor) as minor, min(m.at) as first, max(m.at) as last
    from moved m group by m.kind, m.was, m.becomes, m.currency
  ), change as (
    select a.kind, a.was, a.becomes, sum(a.payments) as payments, jsonb_agg(jsonb_build_object('currency', a.currency, 'minor', a.minor) order by a.currency) as amounts,
      (min(a.first) at time zone zone)::date as first, (max(a.last) at time zone zone)::date as last,
      row_number() over (partition by a.kind order by sum(a.payments) desc, a.was, a.becomes) as place
    from amount a group by a.kind, a.was, a.becomes
  ), sample as (
    select n.kind, n.was, n.becomes, jsonb_agg(jsonb_build_object('day', (n.at at time zone zone)::date, 'subject', n.subject, 'text', n.text,
      'merchant', n.merchant, 'source', n.source, 'event', n.event_id, 'part', n.part, 'currency', n.currency, 'minor', n.minor) order by n.at desc) as rows
    from (select m.*, row_number() over (partition by m.kind, m.was, m.becomes order by m.at desc) as nth from moved m) n
    where n.nth <= 5 group by n.kind, n.was, n.becomes
  ), listed as (
    select c.kind, c.place, jsonb_build_object('from', c.was, 'to', c.becomes, 'payments', c.payments, 'amounts', c.amounts,
      'first', c.first, 'last', c.last, 'samples', s.rows) as row
    from change c join sample s on s.kind = c.kind and s.was = c.was and s.becomes = c.becomes where c.place <= 200
  )
  select jsonb_build_object('month', month, 'seen', (select count(*) from label),
    'changed', (select count(*) from label l where l.category <> l.new_category or l.merchant <> l.new_merchant),
    'categories', (select coalesce(jsonb_agg(l.row order by l.place), '[]') from listed l where l.kind = 'category'),
    'merchants', (select coalesce(jsonb_agg(l.row order by l.place), '[]') from listed l where l.kind = 'merchant'),
    'more', (select count(*) from change c where c.place > 200),
    'reach', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from ops.preview_reach(category_rules, merchant_rules,
      array(select row(l.category_rule, l.merchant_rule, l.new_from, l.merchant_raw, lower(l.new_merchant), lower(l.merchant_raw), l.mcc, lower(l.counterparty), lower(l.description))::ops.reached
        from label l)) r))
    into told;
  return told;
end $$;
revoke all on function core.preview_rules(jsonb, jsonb, date, timestamptz) from public;
grant execute on function core.preview_rules(jsonb, jsonb, date, timestamptz) to inlay_app, inlay_pipeline;
