-- How far each rule of a draft reaches: the transactions it decides, with texts it is found by; and for a rule that decides
-- none, how many it would match that an earlier rule takes (and mostly which), and how many whose event, or payment, says its category.
create or replace function ops.preview_reach(category_rules core.category_rule[], merchant_rules core.merchant_rule[], label ops.reached[])
returns table (rule uuid, payments bigint, taken bigint, taken_by uuid, given bigint, samples jsonb)
language sql stable as $$
  with seen as materialized (
    select * from unnest(label)
  ), decided as materialized (
    select d.rule, d.text, sum(d.n) as n from (
      select s.category_rule as rule, coalesce(s.merchant_raw, s.description, s.counterparty, '') as text, count(*) as n from seen s group by 1, 2
      union all
      select s.merchant_rule, s.merchant_raw, count(*) from seen s group by 1, 2
    ) d where d.rule is not null group by 1, 2
  ), reach as (
    select d.rule, sum(d.n)::bigint as n, (array_agg(d.text order by d.n desc))[1:3] as texts from decided d group by d.rule
  ), text as materialized (
    select s.merchant_raw as raw, s.merchant_rule as rule, count(*) as n from seen s where s.merchant_raw is not null group by 1, 2
  )
  select r.id, coalesce(d.n, 0), coalesce(m.taken, 0), m.taken_by, coalesce(m.given, 0), coalesce(to_jsonb(d.texts), '[]')
  from unnest(category_rules) r left join reach d on d.rule = r.id
  left join lateral (
    select count(*) filter (where s.category_rule is not null) as taken, mode() within group (order by s.category_rule) as taken_by,
      count(*) filter (where s.new_from in ('event', 'payment')) as given
    from seen s where d.n is null and ops.rule_matches(r.match_kind, r.match_value, s.merchant, s.raw, s.mcc, s.counterparty, s.description)
  ) m on true
  union all
  select r.id, coalesce(d.n, 0), coalesce(m.taken, 0), m.taken_by, 0, coalesce(to_jsonb(d.texts), '[]')
  from unnest(merchant_rules) r left join reach d on d.rule = r.id
  left join lateral (
    select sum(t.n)::bigint as taken, mode() within group (order by t.rule) as taken_by
    from text t cross join lateral ops.merchant_of(array[r], t.raw) o where d.n is null and o.rule is not null
  ) m on true
$$;
