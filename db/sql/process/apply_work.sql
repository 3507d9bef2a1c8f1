-- Events of the work table into facts and marks, domain by domain.
create or replace function ops.apply_work(tenant uuid, oldest timestamptz) returns void
language sql as $$
  select ops.apply_subjects(tenant, oldest);
  select ops.apply_accounts(tenant);
  select ops.apply_transactions(tenant, oldest);
  select ops.apply_devices(tenant, oldest);
  select ops.apply_readings(tenant, oldest);
  select ops.apply_tariffs(tenant);
$$;
