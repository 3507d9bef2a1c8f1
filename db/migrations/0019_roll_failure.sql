-- Tenants whose changes cannot be counted: a roll that fails is tried again ever later, and doctor names it.
create table ops.roll_failure (
  tenant_id uuid not null primary key,
  attempts int not null default 1,
  -- When it failed first, in this row of failures.
  since timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null,
  error text not null
);
