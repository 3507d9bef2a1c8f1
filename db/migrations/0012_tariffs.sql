-- What energy costs: the tariffs that were sent for a home, and those entered in the console. A plan is the JSON of
-- server/tariffs/plan-input.ts in both.
create table fact.tariff (
  tenant_id uuid not null,
  subject text not null,
  tariff text not null,
  name text not null,
  currency char(3) not null,
  valid_from date not null,
  valid_to date,
  plan jsonb not null,
  primary key (tenant_id, subject, tariff)
);

-- subject '' stands for all homes without a tariff of their own. What is removed stays, so that it can be restored.
create table core.tariff (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  subject text not null default '',
  name text not null check (name <> ''),
  currency char(3) not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  plan jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index tariff_begins on core.tariff (tenant_id, subject, valid_from) where removed_at is null;
