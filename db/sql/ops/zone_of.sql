-- The zone in force for a subject: its own, else the tenant's.
create or replace function ops.zone_of(tenant uuid, subject text) returns text
language sql stable as $$
  select coalesce(
    (select s.zone from fact.subject s where s.tenant_id = tenant and s.subject = zone_of.subject),
    (select t.zone from core.tenant t where t.id = tenant))
$$;
