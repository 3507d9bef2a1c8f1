-- Who a token says has signed it: the tenant by its slug, and of its keys the one of this kid (nulls when there is none).
-- No row: there is no such tenant, it is suspended, or it has no keys at all, so that nobody learns which tenants there are.
create or replace function lookup.embed_signer(issuer text, kid text)
returns table (tenant_id uuid, jwk jsonb, alg text, revoked boolean, origins text[], rights text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id, k.jwk, k.alg, k.revoked_at is not null, coalesce(e.origins, '{}'), coalesce(e.rights, '{}')
  from core.tenant t
  left join core.embed_key k on k.tenant_id = t.id and k.kid = embed_signer.kid
  left join core.embed_settings e on e.tenant_id = t.id
  where t.slug = issuer and t.status = 'active' and exists (select from core.embed_key one where one.tenant_id = t.id)
$$;
alter function lookup.embed_signer(text, text) owner to inlay_lookup;
revoke all on function lookup.embed_signer(text, text) from public;
grant execute on function lookup.embed_signer(text, text) to inlay_app;
