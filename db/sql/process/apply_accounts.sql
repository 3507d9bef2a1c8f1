-- Accounts: from their event, implicitly from a transaction that names one.
create or replace function ops.apply_accounts(tenant uuid) returns void
language plpgsql as $$
begin
  insert into fact.account (tenant_id, account, subject, implicit)
    select tenant, n.account, n.subject, true
    from (
      select distinct on (w.data->>'accountId') w.data->>'accountId' as account, w.subject
      from pg_temp.work w where w.type in ('inlay.spending.transaction.v1', 'inlay.spending.account.v1') and w.data ? 'accountId'
      order by w.data->>'accountId', w.time
    ) n
    where not exists (select from fact.account a where a.tenant_id = tenant and a.account = n.account offset 0)
    order by n.account on conflict do nothing;
  if not exists (select from pg_temp.work w where w.type = 'inlay.spending.account.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'account', 'inlay.spending.account.v1');

  update fact.account a set subject = e.subject, implicit = e.deleted,
    name = case when not e.deleted then w.data->>'name' end,
    kind = case when not e.deleted then w.data->>'kind' end,
    currency = case when not e.deleted then w.data->>'currency' end
  from pg_temp.settled s
  join fact.entity e on e.tenant_id = tenant and e.domain = 'account' and e.entity_id = s.entity_id
  join pg_temp.work w on w.type = 'inlay.spending.account.v1' and w.source = e.source and w.id = e.event_id
  where a.tenant_id = tenant and a.account = s.entity_id;
end $$;
