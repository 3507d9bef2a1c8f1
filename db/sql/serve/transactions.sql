-- The transactions behind a figure, by part, with the local day they count on. Fence: tenant, subject and locks of the scope.
create view serve.transactions with (security_barrier) as
select f.tenant_id, f.subject, f.at, (f.at at time zone coalesce(s.zone, t.zone))::date as day, f.transaction_id, f.part,
  nullif(f.account, '') as account, f.direction, f.kind, f.flow, f.pending, f.amount_minor, f.currency, f.category, f.category_from,
  nullif(f.merchant, '') as merchant, f.merchant_raw, f.mcc, f.counterparty, f.description, f.refund_of, f.booked_at, f.value_at,
  f.revision, f.source, f.event_id, f.event_time
from fact.transaction f
join core.tenant t on t.id = f.tenant_id
left join fact.subject s on s.tenant_id = f.tenant_id and s.subject = f.subject
where f.tenant_id = scope.tenant() and ((select scope.whole()) or f.subject = (select scope.subject()))
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(f.category, ''), true)
    and coalesce((select scope.lock('account')) ? coalesce(f.account, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(f.merchant, ''), true)));
