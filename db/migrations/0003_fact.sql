-- Facts: the current revision of each entity, typed.

-- Lock and truth of entities whose id has no time in it: which revision is current, and where its facts lie.
create table fact.entity (
  tenant_id uuid not null,
  domain text not null,
  entity_id text not null,
  revision int not null,
  event_time timestamptz not null,
  source text not null,
  event_id text not null,
  deleted boolean not null default false,
  subject text not null default '',
  at timestamptz,
  -- A refund's payment, so that a changed payment finds its refunds.
  refund_of text,
  primary key (tenant_id, domain, entity_id)
);
create index entity_refund on fact.entity (tenant_id, refund_of) where refund_of is not null;

create table fact.subject (
  tenant_id uuid not null,
  subject text not null,
  name text,
  zone text,
  primary key (tenant_id, subject)
);

create table fact.account (
  tenant_id uuid not null,
  account text not null,
  subject text not null,
  name text,
  kind text,
  currency char(3),
  implicit boolean not null default false,
  primary key (tenant_id, account)
);
create index account_subject on fact.account (tenant_id, subject);

-- A device id is its subject's own: two homes may both have a "meter".
create table fact.device (
  tenant_id uuid not null,
  subject text not null,
  device text not null,
  name text,
  kind text,
  room text,
  parent text,
  -- home: a meter without a parent; part: its parent is a home; nested: below anything else; alone: no parent and no meter.
  role text not null default 'alone' check (role in ('home', 'part', 'nested', 'alone')),
  gap_limit_s int not null default 300 check (gap_limit_s > 0),
  expected_s int,
  implicit boolean not null default false,
  primary key (tenant_id, subject, device)
);
create index device_parent on fact.device (tenant_id, subject, parent) where parent is not null;

-- One row per part of a transaction: part 0 is the whole when it is not split.
create table fact.transaction (
  tenant_id uuid not null,
  at timestamptz not null,
  transaction_id text not null,
  part smallint not null,
  subject text not null,
  account text not null default '',
  direction text not null check (direction in ('debit', 'credit')),
  kind text not null,
  flow text not null check (flow in ('debit', 'refund', 'credit', 'own_out', 'own_in')),
  pending boolean not null,
  amount_minor bigint not null,
  currency char(3) not null,
  category text not null,
  category_from text not null check (category_from in ('event', 'payment', 'rule', 'mcc', 'kind', 'none')),
  merchant text not null default '',
  merchant_raw text,
  mcc int,
  counterparty text,
  description text,
  refund_of text,
  booked_at timestamptz,
  value_at timestamptz,
  revision int not null,
  source text not null,
  event_id text not null,
  event_time timestamptz not null,
  primary key (tenant_id, at, transaction_id, part)
) partition by range (at);
create index transaction_subject on fact.transaction (tenant_id, subject, at);

-- One row per device, channel and instant. value: power in mW, energy in µJ, state 0 or 1. A deleted reading stays as a tombstone.
create table fact.reading (
  tenant_id uuid not null,
  subject text not null,
  device text not null,
  channel text not null check (channel in ('power', 'energy_counter', 'energy_interval', 'state')),
  at timestamptz not null,
  value numeric not null,
  span_ms bigint,
  quality text,
  deleted boolean not null default false,
  revision int not null,
  source text not null,
  event_id text not null,
  event_time timestamptz not null,
  primary key (tenant_id, subject, device, channel, at)
) partition by range (at);
