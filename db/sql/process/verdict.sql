-- Whether this server can reckon in a zone: the door asks another copy of the IANA database, which may be newer.
create or replace function ops.knows_zone(zone text) returns boolean
language plpgsql stable as $$
begin
  perform now() at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end $$;

-- Business rules: what a well-formed event may still not say. Each looks at the event alone, so that the order of
-- arrival never decides. Null when all hold; else {code, path, message}.
create or replace function ops.verdict(type text, subject text, data jsonb) returns jsonb
language sql stable as $$
  select case
    when (data->>'deleted')::boolean then null
    when type = 'inlay.spending.transaction.v1' then case
      when data ? 'splits' and (select coalesce(sum((p->>'amountMinor')::numeric), 0) from jsonb_array_elements(data->'splits') p) <> (data->>'amountMinor')::numeric
        then jsonb_build_object('code', 'transaction.split_sum', 'path', '/data/splits',
          'message', format('The splits add up to %s, the transaction to %s (minor units). Send it again with splits that add up to amountMinor.',
            (select sum((p->>'amountMinor')::numeric) from jsonb_array_elements(data->'splits') p), data->>'amountMinor'))
      when data->>'refundOf' = data->>'transactionId'
        then jsonb_build_object('code', 'transaction.refund_of_itself', 'path', '/data/refundOf',
          'message', 'A transaction cannot be the refund of itself. Point refundOf to the payment that was given back.')
      when (data ? 'refundOf' or data->>'kind' = 'refund') and data->>'direction' <> 'credit'
        then jsonb_build_object('code', 'transaction.refund_direction', 'path', '/data/direction',
          'message', 'A refund gives money back, so its direction is credit.')
    end
    when type = 'inlay.devices.device.v1' and data->>'parentId' = data->>'deviceId'
      then jsonb_build_object('code', 'device.own_parent', 'path', '/data/parentId',
        'message', 'A device cannot be its own parent. Leave parentId out, or name the meter it is behind.')
    when type = 'inlay.core.subject.v1' and data ? 'timeZone' and not ops.knows_zone(data->>'timeZone')
      then jsonb_build_object('code', 'subject.time_zone', 'path', '/data/timeZone',
        'message', format('The time zone database of this installation does not know %s. Name the zone by another name, or ask whoever runs it to renew it.', data->>'timeZone'))
  end
$$;

-- Whether a business rule speaks of anything in it at all: cheap, for the many events that none does.
create or replace function ops.may_break_rules(data jsonb) returns boolean
language sql immutable parallel safe as $$ select data ?| array['splits', 'refundOf', 'parentId', 'timeZone'] or data->>'kind' = 'refund' $$;
