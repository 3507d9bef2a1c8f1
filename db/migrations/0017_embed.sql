-- Embedding: who may sign for a tenant, what its frames may and look like, and the sessions that run.

-- What holds for all frames of a tenant. Without a row: no page may frame it, and tokens give no rights of themselves.
create table core.embed_settings (
  tenant_id uuid not null primary key references core.tenant (id),
  -- Pages that may frame a dashboard: "https://bank.example", "https://*.bank.example".
  origins text[] not null default '{}',
  -- What a token allows that says nothing of it (server/embed/rights.ts).
  rights text[] not null default '{}',
  theme jsonb not null default '{}',
  locale text,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null
);

-- Public halves only: whoever reads this table can sign nothing. A kid is never given twice, a key neither, so that
-- what was revoked stays dead.
create table core.embed_key (
  tenant_id uuid not null references core.tenant (id),
  kid text not null check (kid ~ '^[A-Za-z0-9._~-]{1,100}$'),
  name text not null,
  alg text not null check (alg in ('EdDSA', 'ES256')),
  jwk jsonb not null check (not jwk ?| array['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth']),
  -- RFC 7638.
  thumbprint text not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, kid),
  unique (tenant_id, thumbprint)
);

-- Tokens that were redeemed, until they could not be redeemed anyway.
create table core.embed_token (
  tenant_id uuid not null references core.tenant (id),
  jti text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, jti)
);
create index embed_token_expires on core.embed_token (expires_at);

-- Frames that run or ran. Their secrets are kept as hashes; there is none until the frame is drawn.
create table core.embed_session (
  tenant_id uuid not null references core.tenant (id),
  id uuid not null,
  secret_hash bytea unique,
  -- The secret before a renewal, for calls that were under way.
  former_hash bytea unique,
  former_until timestamptz,
  -- One subject, or the tenant as a whole, said explicitly.
  subject text,
  whole boolean not null,
  dashboards text[] not null check (cardinality(dashboards) > 0),
  -- Values that rows must have, by dimension; an empty list means no rows.
  locks jsonb not null,
  rights text[] not null,
  locale text,
  currency text,
  -- Tokens of the theme over those of the tenant.
  theme jsonb not null,
  timezone text,
  -- Who vouches for it: a key that signed, or an API key that asked. It ends with that key.
  kid text,
  api_key_id uuid,
  origin text,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  renewals int not null default 0,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, kid) references core.embed_key (tenant_id, kid),
  foreign key (tenant_id, api_key_id) references core.api_key (tenant_id, id),
  check ((subject is null) = whole),
  check ((kid is null) <> (api_key_id is null))
);
create index embed_session_created on core.embed_session (tenant_id, created_at desc, id desc);
create index embed_session_expires on core.embed_session (expires_at);

-- From a door to the frame: an address that is good for one load within a minute.
create table core.embed_ticket (
  tenant_id uuid not null references core.tenant (id),
  hash bytea not null,
  session_id uuid not null,
  dashboard text not null,
  -- What the page that holds the frame said of itself at the door.
  host jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash),
  unique (hash),
  foreign key (tenant_id, session_id) references core.embed_session (tenant_id, id) on delete cascade
);
create index embed_ticket_expires on core.embed_ticket (expires_at);
create index embed_ticket_session on core.embed_ticket (tenant_id, session_id);
