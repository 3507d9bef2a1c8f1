-- Puts a mail ({id, kind, recipient, title, words, html, expiresAt}; null is none) into the outbox, for the look-ups.
create or replace function lookup.post_mail(tenant uuid, mail jsonb) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into core.mail_outbox (id, tenant_id, kind, recipient, title, words, html, expires_at)
  select (mail->>'id')::uuid, tenant, mail->>'kind', mail->>'recipient', mail->>'title', mail->>'words', mail->>'html', (mail->>'expiresAt')::timestamptz
  where mail is not null
$$;
alter function lookup.post_mail(uuid, jsonb) owner to inlay_lookup;
revoke all on function lookup.post_mail(uuid, jsonb) from public;
