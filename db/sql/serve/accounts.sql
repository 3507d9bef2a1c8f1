-- Accounts of the scope's subjects, of them those that no lock keeps out.
create view serve.accounts with (security_barrier) as
select a.tenant_id, a.account, a.subject, coalesce(a.name, a.account) as name, a.kind, a.currency, a.implicit
from fact.account a
where a.tenant_id = scope.tenant() and ((select scope.whole()) or a.subject = (select scope.subject()))
  and (select scope.opens('spending')) and coalesce((select scope.lock('account')) ? coalesce(a.account, ''), true)
  and ((select scope.lock('category')) is null and (select scope.lock('merchant')) is null or scope.kept_account(a.subject, a.account));
