-- What the look-ups write besides (db/sql/lookup): the trail of sign-ins, and a password hash made anew.
grant insert on core.audit to inlay_lookup;
grant update (password_hash) on core.user_account to inlay_lookup;

-- A new tenant is written in its own scope, so the policy of core.tenant holds for it as for any row.
grant insert on core.tenant to inlay_app;
