-- Business rules: what a well-formed event may still not say. Each looks at the event alone, so that the order of
-- arrival never decides. Null when all hold; else {code, path, message}.
create or replace function ops.verdict(type text, subject text, data jsonb) returns jsonb
language sql immutable parallel safe as $$
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
  end
$$;

-- Whether a business rule speaks of anything in it at all: cheap, for the many events that none does.
create or replace function ops.may_break_rules(data jsonb) returns boolean
language sql immutable parallel safe as $$ select data ?| array['splits', 'refundOf', 'parentId'] or data->>'kind' = 'refund' $$;
