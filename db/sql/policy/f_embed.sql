-- What embedding needs. Hashes of secrets are put in by app and compared by look-ups alone.
grant select, insert, update on core.embed_settings to inlay_app;
grant select, insert, update (revoked_at, last_used_at) on core.embed_key to inlay_app;
grant select, insert on core.embed_token to inlay_app;
grant select (tenant_id, id, subject, whole, dashboards, locks, rights, locale, currency, theme, timezone, kid, api_key_id, origin,
  created_at, expires_at, renewals, last_seen_at, revoked_at) on core.embed_session to inlay_app;
grant insert, update (secret_hash, former_hash, former_until, kid, api_key_id, expires_at, renewals, last_seen_at, revoked_at)
  on core.embed_session to inlay_app;
grant insert on core.embed_ticket to inlay_app;

grant select on core.embed_settings, core.embed_key, core.embed_session, core.embed_ticket to inlay_lookup;
grant update (secret_hash, last_seen_at) on core.embed_session to inlay_lookup;
grant update (used_at) on core.embed_ticket to inlay_lookup;
