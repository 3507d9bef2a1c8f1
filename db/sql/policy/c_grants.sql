-- What each role may touch. Parents only, never a partition; app never touches raw, mat, rollup or fact directly.
revoke all on all tables in schema core, raw, fact, rollup, mat, ops, serve from inlay_app, inlay_collector, inlay_pipeline, inlay_lookup;
-- Not of mat and serve: the refresher owns those, and an owner's own rights can be revoked too.
revoke all on all tables in schema core, raw, fact, rollup, ops from inlay_refresher;
revoke all on all functions in schema ops, raw, scope from public;

grant usage on schema scope to inlay_app, inlay_collector, inlay_pipeline, inlay_refresher, inlay_lookup;
grant execute on all functions in schema scope to inlay_app, inlay_collector, inlay_pipeline, inlay_refresher, inlay_lookup;

-- app: serves.
grant usage on schema core, serve to inlay_app;
grant select on all tables in schema serve to inlay_app;
grant select on core.tenant, core.user_account, core.category_rule, core.audit to inlay_app;
grant select (tenant_id, id, prefix, name, scopes, expires_at, revoked_at, last_used_at, created_at, created_by) on core.api_key to inlay_app;
grant insert on core.audit, core.api_key, core.user_account, core.category_rule to inlay_app;
grant update (name, zone, currency, accept_from, accept_back_days, accept_ahead_days, brand_colour) on core.tenant to inlay_app;
grant select, insert, update, delete on core.tenant_logo to inlay_app;
grant update (name, role, subject, status, session_version, password_hash) on core.user_account to inlay_app;
grant update (revoked_at) on core.api_key to inlay_app;
grant update, delete on core.category_rule to inlay_app;
grant select on core.merchant_rule, core.rule_set, core.recategorise_run, core.mcc_category to inlay_app;
grant insert, delete on core.merchant_rule to inlay_app;
grant insert on core.rule_set, core.recategorise_run to inlay_app;
grant update (state, finished_at, error, attempts) on core.recategorise_run to inlay_app;
grant select, insert, update, delete on core.subject_choice to inlay_app;
grant select, insert, update (state, finished_at) on core.quarantine_job to inlay_app;
grant select, insert on core.tariff to inlay_app;
grant update (name, subject, currency, valid_from, valid_to, plan, changed_at, changed_by, removed_at) on core.tariff to inlay_app;

-- collector: writes what arrives, reads the identity of what came before.
grant usage on schema core, raw, ops to inlay_collector;
grant select on core.tenant to inlay_collector;
grant select, insert on raw.event_key, raw.batch to inlay_collector;
grant update (accepted, duplicate, quarantined, state) on raw.batch to inlay_collector;
grant insert on raw.event, raw.quarantine to inlay_collector;
grant execute on all functions in schema raw to inlay_collector, inlay_pipeline;
grant execute on function ops.ensure_month(date) to inlay_collector, inlay_pipeline;

-- pipeline: processes, rolls, and runs the command line.
grant usage on schema core, raw, fact, rollup, ops, mat, serve to inlay_pipeline;
grant select, insert, update, delete on all tables in schema core, raw, fact, rollup, ops to inlay_pipeline;
grant select on all tables in schema mat, serve to inlay_pipeline;
grant usage on all sequences in schema ops to inlay_pipeline;
grant execute on all functions in schema ops to inlay_pipeline;
revoke update, delete on core.audit, core.platform_audit from inlay_pipeline;

-- refresher: owns mat and serve, reads what they are made of.
grant usage on schema core, raw, fact, rollup, ops, mat, serve to inlay_refresher;
grant select on core.tenant, core.tariff, raw.batch, raw.event, raw.event_key, raw.quarantine, raw.quarantine_step to inlay_refresher;
grant select on all tables in schema fact, rollup, ops to inlay_refresher;
grant update, insert on ops.mat_state to inlay_refresher;
grant delete on ops.mat_pending to inlay_refresher;
grant execute on all functions in schema ops to inlay_refresher;

-- lookup: answers the few questions that come before a scope exists (db/sql/lookup).
grant usage on schema core to inlay_lookup;
grant select on core.tenant, core.user_account, core.api_key to inlay_lookup;
grant update (last_used_at) on core.api_key to inlay_lookup;
grant select, insert, delete on core.sign_in_attempt to inlay_lookup;
grant insert on core.platform_audit to inlay_lookup;
