-- What arrived: batches, the identity of events, the events, and what was refused.
create table raw.batch (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  transport text not null check (transport in ('http', 'file', 'stream', 'replay')),
  origin text not null default '',
  state text not null default 'ready' check (state in ('ready', 'done', 'failed')),
  received_at timestamptz not null default clock_timestamp(),
  accepted int not null default 0,
  duplicate int not null default 0,
  quarantined int not null default 0,
  -- Of the accepted, how many processing refused later.
  refused int not null default 0,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  processed_at timestamptz,
  error text,
  -- The span of the accepted events' times, so that reading them touches only their months.
  time_from timestamptz,
  time_to timestamptz,
  primary key (tenant_id, id)
);
create index batch_ready on raw.batch (tenant_id, received_at) where state = 'ready';
create index batch_received on raw.batch (tenant_id, received_at desc);

-- (tenant, source, id) is an event's identity; hash is SHA-256 of the canonical JSON of type, subject, time, data.
create table raw.event_key (
  tenant_id uuid not null,
  source text not null,
  id text not null,
  hash bytea not null,
  batch_id uuid not null,
  ordinal int not null,
  time timestamptz not null,
  primary key (tenant_id, source, id)
);

create table raw.event (
  tenant_id uuid not null,
  time timestamptz not null,
  batch_id uuid not null,
  ordinal int not null,
  source text not null,
  id text not null,
  type text not null,
  subject text not null,
  data jsonb not null,
  primary key (tenant_id, batch_id, ordinal, time)
) partition by range (time);
create index event_time on raw.event using brin (time);

create table raw.quarantine (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  batch_id uuid not null,
  ordinal int not null,
  stage text not null check (stage in ('collect', 'process')),
  code text not null,
  path text not null default '',
  message text not null,
  schema_version text not null default '',
  source text,
  event_id text,
  raw bytea not null,
  received_at timestamptz not null default clock_timestamp(),
  state text not null default 'open' check (state in ('open', 'replayed', 'discarded')),
  primary key (tenant_id, id)
);
create index quarantine_batch on raw.quarantine (tenant_id, batch_id, ordinal);
create index quarantine_open on raw.quarantine (tenant_id, received_at desc) where state = 'open';
