-- Spending per subject and local day. Fence: tenant, subject and locks of the scope.
create view serve.spending_daily with (security_barrier) as
select r.tenant_id, r.subject, r.day, r.currency, nullif(r.account, '') as account, r.category, nullif(r.merchant, '') as merchant, r.kind,
  r.pending, r.debit_minor, r.refund_minor, r.credit_minor, r.own_out_minor, r.own_in_minor, r.debits, r.refunds, r.credits, r.owns
from rollup.spending_daily r
where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
  and (select scope.opens('spending')) and ((select scope.unlocked('spending')) or (
    coalesce((select scope.lock('category')) ? coalesce(r.category, ''), true)
    and coalesce((select scope.lock('account')) ? coalesce(r.account, ''), true)
    and coalesce((select scope.lock('merchant')) ? coalesce(r.merchant, ''), true)));
