-- From a transaction to all its events (serve.events.transaction_id): other events have no entry.
create index event_transaction on raw.event (tenant_id, (case when type = 'inlay.spending.transaction.v1' then data->>'transactionId' end))
  where case when type = 'inlay.spending.transaction.v1' then data->>'transactionId' end is not null;
