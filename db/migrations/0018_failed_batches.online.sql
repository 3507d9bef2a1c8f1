-- Batches that were given up are asked for every few seconds by whoever watches the house; they are few among millions.
create index concurrently if not exists batch_failed on raw.batch (tenant_id, received_at desc) where state = 'failed';
