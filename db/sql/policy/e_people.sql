-- What invitations, mails and people's own accounts need.
grant select on core.invitation to inlay_app;
grant insert, update (role, subject, token_hash, sent_at, expires_at, mail_id, revoked_at) on core.invitation to inlay_app;
-- The words of a mail may hold a link's secret: who puts them in cannot read them.
grant insert on core.mail_outbox to inlay_app, inlay_lookup;
grant select (tenant_id, id, attempts, next_attempt_at, sent_at, given_up_at, error) on core.mail_outbox to inlay_app;

grant insert, update (name, session_version, last_sign_in_at) on core.user_account to inlay_lookup;
grant select, update (accepted_at) on core.invitation to inlay_lookup;
grant select, insert, delete on core.password_reset, core.user_identity to inlay_lookup;
