-- People: invitations, forgotten passwords, identities of other houses, and the mails that tell of all that.

-- When somebody last signed in, however they did.
alter table core.user_account add column last_sign_in_at timestamptz;

-- Mails to be sent, written in the transaction of what they tell of, so that none is lost and none is of what never
-- happened. Their words may hold a secret (a link): they are emptied once it is sent, or never will be.
create table core.mail_outbox (
  id uuid primary key,
  -- Null for mails to operators, who belong to no tenant.
  tenant_id uuid references core.tenant (id),
  kind text not null check (kind in ('invitation', 'password_reset', 'password_changed')),
  recipient text not null,
  title text not null,
  words text not null,
  html text not null,
  created_at timestamptz not null default clock_timestamp(),
  -- When it is worth nothing any more: its link has ended.
  expires_at timestamptz not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  given_up_at timestamptz,
  error text
);
create index mail_outbox_due on core.mail_outbox (next_attempt_at) where sent_at is null and given_up_at is null;

-- Who may become a user of a tenant, by a link that is sent to them. The link's token is kept as a hash.
create table core.invitation (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  role text not null check (role in ('admin', 'analyst', 'viewer', 'customer')),
  subject text,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  created_by text not null,
  -- Of the link that counts: a new one ends the one before.
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- The mail that carries it; null where mails are not sent and the link was handed over.
  mail_id uuid,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  check ((role = 'customer') = (subject is not null))
);
create unique index invitation_open on core.invitation (tenant_id, email) where accepted_at is null and revoked_at is null;
create index invitation_email on core.invitation (email) where accepted_at is null and revoked_at is null;

-- Links to set a new password. Before a scope exists: only the look-ups read and write it.
create table core.password_reset (
  token_hash bytea primary key,
  user_id uuid not null references core.user_account (id),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index password_reset_user on core.password_reset (user_id);

-- Accounts at an identity provider (OpenID Connect: issuer and sub) that open an account here. One per issuer and user:
-- an e-mail address that was given to somebody else over there opens nothing here.
create table core.user_identity (
  issuer text not null,
  sub text not null,
  user_id uuid not null references core.user_account (id),
  email text not null,
  linked_at timestamptz not null default clock_timestamp(),
  primary key (issuer, sub),
  unique (user_id, issuer)
);
