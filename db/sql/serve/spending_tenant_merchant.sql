-- Spending of the whole tenant per month and merchant: materialised, or from the rollup for months with something pending.
-- Fence: tenant, a scope that covers all its subjects, and its locks: accounts are not told apart here.
create view serve.spending_tenant_merchant with (security_barrier) as
select m.tenant_id, m.month, m.currency, m.category, nullif(m.merchant, '') as merchant, m.kind, m.pending, m.debit_minor, m.refund_minor, m.credit_minor, m.own_out_minor, m.own_in_minor, m.debits, m.refunds, m.credits, m.owns
from mat.spending_tenant_merchant m
where m.tenant_id = scope.tenant() and scope.whole()
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(m.category, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(m.merchant, ''), true)
    and (select scope.lock('account')) is null))
  and m.month not in (select p.month from ops.mat_pending p where p.tenant_id = scope.tenant() and p.view = 'spending_tenant_merchant')
union all
select r.tenant_id, p.month, r.currency, r.category, nullif(r.merchant, ''), r.kind, r.pending, least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from (select distinct q.tenant_id, q.month from ops.mat_pending q where q.tenant_id = scope.tenant() and q.view = 'spending_tenant_merchant') p
join rollup.spending_daily r on r.tenant_id = p.tenant_id and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.whole()
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(r.category, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(r.merchant, ''), true)
    and (select scope.lock('account')) is null))
group by 1, 2, 3, 4, 5, 6, 7;
