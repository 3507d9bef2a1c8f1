-- Quarantine that can be mended: what became of each refused event, and the jobs that replay, discard or reopen many.
alter table raw.quarantine
  -- Of an event that processing refused: the hash of what its sender wrote, since the bytes here are written anew.
  add column hash bytea,
  -- The reason it was refused for first, as {stage, code, path, message, schemaVersion}, once it was refused for another.
  add column first_reason jsonb,
  -- Where it was replayed to: its place in a batch of transport replay.
  add column replayed_batch uuid,
  add column replayed_ordinal int;
create index quarantine_replayed on raw.quarantine (tenant_id, replayed_batch, replayed_ordinal) where replayed_batch is not null;

-- Everything that was done about a refused event, append-only.
create table raw.quarantine_step (
  tenant_id uuid not null references core.tenant (id),
  quarantine_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  job_id uuid,
  -- accepted, duplicate: replayed. refused: replayed in vain, or refused later by processing.
  outcome text not null check (outcome in ('accepted', 'duplicate', 'refused', 'discarded', 'reopened')),
  batch_id uuid,
  ordinal int,
  stage text,
  code text,
  path text,
  message text,
  -- What was replayed, where it was not the bytes as sent.
  raw bytea,
  note text,
  primary key (tenant_id, quarantine_id, id)
);
create index quarantine_step_batch on raw.quarantine_step (tenant_id, batch_id) where batch_id is not null;

-- What people ask to be done with refused events; a worker does it, chunk by chunk, and can go on where another stopped.
create table core.quarantine_job (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  kind text not null check (kind in ('replay', 'discard', 'reopen')),
  -- A replay of which nothing is kept but what it would have done.
  rehearsal boolean not null default false,
  filter jsonb not null,
  change jsonb,
  note text not null default '',
  actor text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  expected int not null,
  done int not null default 0,
  accepted int not null default 0,
  duplicate int not null default 0,
  refused int not null default 0,
  -- How many were refused by code: {"data.missing": 3}.
  reasons jsonb not null default '{}',
  -- The place of the last event that was looked at; what came after the job was asked for is none of its business.
  after_at timestamptz,
  after_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  error text,
  primary key (tenant_id, id)
);
create index quarantine_job_open on core.quarantine_job (tenant_id, created_at) where state in ('queued', 'running');
create index quarantine_job_created on core.quarantine_job (tenant_id, created_at desc);
