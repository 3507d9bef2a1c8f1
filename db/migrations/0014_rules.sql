-- Rules of a tenant as sets that are previewed, applied and restored, and the runs that bring past payments up to them.

-- A tenant's own names of merchants: the lowest position that matches wins, before core.merchant_alias.
create table core.merchant_rule (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  position int not null,
  match_kind text not null check (match_kind in ('raw_is', 'raw_starts', 'raw_contains')),
  match_value text not null check (btrim(match_value) <> ''),
  merchant text not null check (btrim(merchant) <> ''),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

-- Every set of rules that was in force, whole, so that it can be again. The highest version is in force now;
-- category_rule and merchant_rule hold its rules for processing.
create table core.rule_set (
  tenant_id uuid not null references core.tenant (id),
  version int not null,
  category_rules jsonb not null,
  merchant_rules jsonb not null,
  -- The set is that of an earlier version.
  restored int,
  note text not null default '',
  applied_by text not null,
  applied_at timestamptz not null default now(),
  primary key (tenant_id, version)
);

-- A run over past payments, month by month from the newest to the oldest, each month one transaction.
create table core.recategorise_run (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  rule_version int not null,
  -- Payments before this instant stay as they are; null: all.
  since timestamptz,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  months_total int,
  months_done int not null default 0,
  -- All months from this one on are done.
  done_from date,
  rows_seen bigint not null default 0,
  rows_changed bigint not null default 0,
  attempts int not null default 0,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- Why it failed, or ended before its time.
  error text,
  primary key (tenant_id, id)
);
create unique index recategorise_run_open on core.recategorise_run (tenant_id) where state in ('queued', 'running');
create index recategorise_run_requested on core.recategorise_run (tenant_id, requested_at desc);

-- What the preview of a draft knows of one transaction: the rules that decide, and its texts in lower case.
create type ops.reached as (
  category_rule uuid, merchant_rule uuid, new_from text, merchant_raw text, merchant text, raw text, mcc int, counterparty text, description text
);
