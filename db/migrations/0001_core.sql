-- Schemas, and what a tenant is: its settings, people, keys and audit trail.
create schema core;
create schema raw;
create schema fact;
create schema rollup;
create schema mat;
create schema serve;
create schema ops;
create schema scope;

create table core.tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null,
  zone text not null,
  currency char(3) not null,
  status text not null default 'active' check (status in ('active', 'suspended')),
  -- The accepted window of event times: an absolute start wins over a number of days back.
  accept_from timestamptz,
  accept_back_days int not null default 3653 check (accept_back_days > 0),
  accept_ahead_days int not null default 1 check (accept_ahead_days >= 0),
  events_per_minute int not null default 3000000 check (events_per_minute > 0),
  backlog_limit int not null default 2000000 check (backlog_limit > 0),
  created_at timestamptz not null default now()
);

-- People who sign in. An operator belongs to no tenant; everyone else to exactly one.
create table core.user_account (
  id uuid primary key,
  tenant_id uuid references core.tenant (id),
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  role text not null check (role in ('operator', 'admin', 'analyst', 'viewer', 'customer')),
  subject text,
  status text not null default 'active' check (status in ('active', 'disabled')),
  session_version int not null default 1,
  created_at timestamptz not null default now(),
  check ((role = 'operator') = (tenant_id is null)),
  check ((role = 'customer') = (subject is not null))
);
create index user_account_tenant on core.user_account (tenant_id, email);

-- Failed sign-ins per throttle key (hash of e-mail, hash of address), counted in a sliding window.
create table core.sign_in_attempt (
  throttle_key text not null,
  at timestamptz not null
);
create index sign_in_attempt_key on core.sign_in_attempt (throttle_key, at);

create table core.api_key (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  prefix text not null unique,
  hash bytea not null,
  name text not null,
  scopes text[] not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id)
);

-- Append-only; written in the transaction of the change it tells of.
create table core.audit (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  target text not null default '',
  details jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_at on core.audit (tenant_id, at desc);

-- What happened outside any tenant (operators' sign-ins, for example).
create table core.platform_audit (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  target text not null default '',
  details jsonb not null default '{}'
);

-- A tenant's own categorisation: the lowest position that matches wins; before the MCC table.
create table core.category_rule (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  position int not null,
  match_kind text not null check (match_kind in ('merchant_is', 'merchant_starts', 'merchant_contains', 'mcc_is', 'counterparty_contains', 'description_contains')),
  match_value text not null check (match_value <> ''),
  category text not null check (category ~ '^[a-z][a-z0-9_]{0,62}$'),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

-- ISO 18245 merchant category codes; reference data of ours, the same for all.
create table core.mcc_category (
  mcc int not null primary key,
  category text not null
);

-- How banks write well-known merchants: the longest start (upper case) that matches names it.
create table core.merchant_alias (
  starts text not null primary key check (starts = upper(starts)),
  name text not null
);
