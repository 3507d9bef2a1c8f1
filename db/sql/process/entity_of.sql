-- The id of the entity an event speaks of, within its domain: a transaction's or account's id is unique in the tenant,
-- a device's or tariff's within its subject. (Stable, as jsonb_build_array is: else it would not be put into queries, and be called
-- for each event.)
create or replace function ops.entity_of(type text, subject text, data jsonb) returns text
language sql stable parallel safe as $$
  select case type
    when 'inlay.spending.transaction.v1' then data->>'transactionId'
    when 'inlay.spending.account.v1' then data->>'accountId'
    when 'inlay.core.subject.v1' then subject
    when 'inlay.devices.device.v1' then jsonb_build_array(subject, data->>'deviceId')::text
    when 'inlay.devices.tariff.v1' then jsonb_build_array(subject, data->>'tariffId')::text
  end
$$;
