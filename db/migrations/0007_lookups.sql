-- Ways to rows that dashboards and drill-downs take.
-- From a transaction to all its events (serve.events.transaction_id): other events have no entry.
create index event_transaction on raw.event (tenant_id, (case when type = 'inlay.spending.transaction.v1' then data->>'transactionId' end))
  where case when type = 'inlay.spending.transaction.v1' then data->>'transactionId' end is not null;
-- One home's days: the primary key has its devices before its hours.
create index devices_hourly_subject on rollup.devices_hourly (tenant_id, subject, day);
