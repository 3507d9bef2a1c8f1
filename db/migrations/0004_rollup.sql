-- Rollups: figures per subject and local day or hour; and the work log that keeps them current.
create table rollup.spending_daily (
  tenant_id uuid not null,
  subject text not null,
  day date not null,
  currency char(3) not null,
  account text not null,
  category text not null,
  merchant text not null,
  kind text not null,
  pending boolean not null,
  debit_minor bigint not null,
  refund_minor bigint not null,
  credit_minor bigint not null,
  own_out_minor bigint not null,
  own_in_minor bigint not null,
  debits int not null,
  refunds int not null,
  credits int not null,
  owns int not null,
  primary key (tenant_id, subject, day, currency, account, category, merchant, kind, pending)
);
create index spending_daily_day on rollup.spending_daily (tenant_id, day);

create table rollup.devices_hourly (
  tenant_id uuid not null,
  subject text not null,
  device text not null,
  hour timestamptz not null,
  day date not null,
  hour_of_day smallint not null,
  role text not null,
  energy_uj bigint,
  covered_ms bigint not null,
  on_ms bigint not null,
  starts int not null,
  peak_mw bigint,
  peak_at timestamptz,
  readings int not null,
  primary key (tenant_id, subject, device, hour)
);
create index devices_hourly_day on rollup.devices_hourly (tenant_id, day);

-- Append-only log of what changed: an interval of one subject (and, for devices, one device).
create table ops.mark (
  tenant_id uuid not null,
  id bigint generated always as identity,
  domain text not null,
  subject text not null,
  part text not null default '',
  at_from timestamptz not null,
  at_to timestamptz not null,
  -- When the oldest event behind this mark was received.
  since timestamptz not null,
  primary key (tenant_id, id)
);

create table ops.roll_lock (
  tenant_id uuid not null primary key
);

create table ops.mat_pending (
  tenant_id uuid not null,
  id bigint generated always as identity,
  view text not null,
  subject text not null default '',
  month date not null,
  primary key (tenant_id, id)
);
create index mat_pending_place on ops.mat_pending (tenant_id, view, month, subject);
create index mat_pending_view on ops.mat_pending (view, id);

create table ops.mat_state (
  view text primary key,
  -- Months before this one are closed in views that hold closed months only.
  closed_through date,
  refreshed_at timestamptz,
  ms int,
  rows bigint
);

create table ops.run (
  tenant_id uuid,
  id uuid primary key,
  kind text not null check (kind in ('process', 'roll', 'refresh', 'backfill', 'verify', 'import')),
  target text not null default '',
  started_at timestamptz not null,
  ms int not null,
  rows_in bigint not null default 0,
  rows_out bigint not null default 0,
  watermark timestamptz,
  state text not null check (state in ('ok', 'failed')),
  error text
);
create index run_started on ops.run (started_at desc);
create index run_tenant on ops.run (tenant_id, started_at desc);
