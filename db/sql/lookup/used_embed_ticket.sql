-- What the page that held a frame said of itself, for a ticket that was used: a frame that is loaded again asks that page to open
-- it anew. Nothing of the tenant. No row: the ticket is none.
create or replace function lookup.used_embed_ticket(ticket_hash bytea) returns table (host jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.host from core.embed_ticket t where t.hash = ticket_hash and t.used_at is not null
$$;
alter function lookup.used_embed_ticket(bytea) owner to inlay_lookup;
revoke all on function lookup.used_embed_ticket(bytea) from public;
grant execute on function lookup.used_embed_ticket(bytea) to inlay_app;
