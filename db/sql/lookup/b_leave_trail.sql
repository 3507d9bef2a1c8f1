-- One row of the audit trail, of the tenant or (without one) of the platform. For the look-ups themselves, which run as
-- inlay_lookup: nobody else may call it.
create or replace function lookup.leave_trail(tenant uuid, id uuid, actor text, action text, target text, details jsonb)
returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tenant is null then
    insert into core.platform_audit (id, actor, action, target, details) values (id, actor, action, target, details);
  else
    insert into core.audit (tenant_id, id, actor, action, target, details) values (tenant, id, actor, action, target, details);
  end if;
end $$;
alter function lookup.leave_trail(uuid, uuid, text, text, text, jsonb) owner to inlay_lookup;
revoke all on function lookup.leave_trail(uuid, uuid, text, text, text, jsonb) from public;
