-- The role of each device of these homes from its parents: no parent and a meter: home; no parent otherwise: alone;
-- parent is a home: part; anything deeper: nested. Marks the readings of devices whose role changed.
create or replace function ops.settle_roles(tenant uuid, subjects text[], oldest timestamptz) returns void
language sql as $$
  with tree as (
    select d.subject, d.device, case
        when d.parent is null then case when d.kind = 'meter' then 'home' else 'alone' end
        when p.parent is null and p.kind = 'meter' then 'part'
        else 'nested' end as role
    from fact.device d left join fact.device p on p.tenant_id = tenant and p.subject = d.subject and p.device = d.parent
    where d.tenant_id = tenant and d.subject = any (subjects)
  ), changed as (
    update fact.device d set role = tree.role from tree
    where d.tenant_id = tenant and d.subject = tree.subject and d.device = tree.device and d.role <> tree.role
    returning d.subject, d.device
  )
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', c.subject, c.device, '-infinity', 'infinity', oldest from changed c
$$;
