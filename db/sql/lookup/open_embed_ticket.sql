-- Takes a ticket, once and within its minute, and gives its session the secret it will answer to. No row: the ticket is
-- none, was used, is too old, or its session does not hold any more.
create or replace function lookup.open_embed_ticket(ticket_hash bytea, secret_hash bytea)
returns table (tenant_id uuid, tenant_name text, zone text, tenant_currency text, brand_colour text,
  origins text[], tenant_theme jsonb, tenant_locale text,
  session_id uuid, subject text, dashboards text[], locks jsonb, rights text[], theme jsonb, locale text, currency text, timezone text,
  expires_at timestamptz, dashboard text, host jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken core.embed_ticket;
begin
  update core.embed_ticket t set used_at = clock_timestamp()
  where t.hash = ticket_hash and t.used_at is null and t.expires_at > clock_timestamp() returning t.* into taken;
  if not found then
    return;
  end if;
  update core.embed_session s set secret_hash = open_embed_ticket.secret_hash, last_seen_at = clock_timestamp()
  where s.tenant_id = taken.tenant_id and s.id = taken.session_id and s.secret_hash is null and lookup.embed_live(s);
  if not found then
    return;
  end if;
  return query
    select t.id, t.name, t.zone, t.currency::text, t.brand_colour, coalesce(e.origins, '{}'), coalesce(e.theme, '{}'), e.locale,
      s.id, s.subject, s.dashboards, s.locks, s.rights, s.theme, s.locale, s.currency, s.timezone, s.expires_at, taken.dashboard, taken.host
    from core.embed_session s join core.tenant t on t.id = s.tenant_id left join core.embed_settings e on e.tenant_id = t.id
    where s.tenant_id = taken.tenant_id and s.id = taken.session_id;
end $$;
alter function lookup.open_embed_ticket(bytea, bytea) owner to inlay_lookup;
revoke all on function lookup.open_embed_ticket(bytea, bytea) from public;
grant execute on function lookup.open_embed_ticket(bytea, bytea) to inlay_app;
