-- Spending per subject and local month: materialised where the month is closed and nothing of it is pending, else from
-- the rollup. Fence: tenant, subject and locks of the scope.
-- Three parts, so that each finds its rows by an index: closed months, open months, closed months with something pending.
create view serve.spending_month with (security_barrier) as
select m.tenant_id, m.subject, m.month, m.currency, nullif(m.account, '') as account, m.category, nullif(m.merchant, '') as merchant, m.kind, m.pending,
  m.debit_minor, m.refund_minor, m.credit_minor, m.own_out_minor, m.own_in_minor, m.debits, m.refunds, m.credits, m.owns
from mat.spending_subject_month m
where m.tenant_id = scope.tenant() and ((select scope.whole()) or m.subject = (select scope.subject()))
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(m.category, ''), true)
    and coalesce((select scope.lock('account')) ? coalesce(m.account, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(m.merchant, ''), true)))
  and (m.subject, m.month) not in (
    select p.subject, p.month from ops.mat_pending p
    where p.tenant_id = scope.tenant() and p.view = 'spending_subject_month' and ((select scope.whole()) or p.subject = (select scope.subject())))
union all
select r.tenant_id, r.subject, date_trunc('month', r.day::timestamp)::date, r.currency, nullif(r.account, ''), r.category, nullif(r.merchant, ''), r.kind, r.pending,
  least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from rollup.spending_daily r
where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(r.category, ''), true)
    and coalesce((select scope.lock('account')) ? coalesce(r.account, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(r.merchant, ''), true)))
  and r.day >= coalesce((select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month'), '-infinity'::date)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
union all
select r.tenant_id, r.subject, p.month, r.currency, nullif(r.account, ''), r.category, nullif(r.merchant, ''), r.kind, r.pending,
  least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from (
  select distinct q.tenant_id, q.subject, q.month from ops.mat_pending q
  where q.tenant_id = scope.tenant() and q.view = 'spending_subject_month'
    and q.month < (select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month')
) p
join rollup.spending_daily r on r.tenant_id = p.tenant_id and r.subject = p.subject and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(r.category, ''), true)
    and coalesce((select scope.lock('account')) ? coalesce(r.account, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(r.merchant, ''), true)))
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
