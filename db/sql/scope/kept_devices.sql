-- Devices that the locks keep, for views that know a device and not its room. Asked only while rooms or devices are locked.
create or replace function scope.kept_devices() returns table (subject text, device text)
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  rooms constant jsonb := scope.lock('room');
  ids constant jsonb := scope.lock('device');
begin
  -- Two statements, so that one subject's are found by their key.
  if scope.whole() then
    return query select d.subject, d.device from fact.device d
      where d.tenant_id = scope.tenant() and coalesce(rooms ? coalesce(d.room, ''), true) and coalesce(ids ? d.device, true);
  else
    return query select d.subject, d.device from fact.device d
      where d.tenant_id = scope.tenant() and d.subject = current_setting('app.subject', true) and scope.allows(d.subject)
        and coalesce(rooms ? coalesce(d.room, ''), true) and coalesce(ids ? d.device, true);
  end if;
end $$;
