-- What a viewer said of their own figures: that a series is one or is none, that a finding is known, how wide the
-- standby band is. Kept by subject, so also for subjects nobody signs in for; a key that no longer exists does nothing.
create table core.subject_choice (
  tenant_id uuid not null references core.tenant (id),
  subject text not null,
  kind text not null check (kind in ('recurring', 'merge', 'unusual', 'standby')),
  key text not null,
  choice jsonb not null,
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (tenant_id, subject, kind, key)
);
