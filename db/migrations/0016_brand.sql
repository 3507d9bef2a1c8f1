-- A tenant's brand: the colour that accents are derived from, and a logo.
alter table core.tenant add column brand_colour text check (brand_colour ~ '^#[0-9a-f]{6}$');

create table core.tenant_logo (
  tenant_id uuid not null primary key references core.tenant (id),
  -- SHA-256 of the bytes, in hex: the logo's address, so that a new one is never mistaken for the old one.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) <= 262144),
  set_at timestamptz not null default now()
);
