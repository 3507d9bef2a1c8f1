-- The first release (commit 9051865) as it was: its functions, views and policies, made after migrations 0001 to 0010.
-- scope/allows.sql
-- Whether a row of this subject is in scope. No scope: null, so no row passes.
create or replace function scope.allows(subject text) returns boolean
language sql stable parallel safe as $$
  select case current_setting('app.subject_mode', true)
    when 'all' then true
    when 'one' then subject = current_setting('app.subject', true)
  end
$$;

-- scope/enter.sql
-- A transaction's scope: which tenant, and which of its subjects ('one' with its id, or 'all', said explicitly).
-- A real SET LOCAL, since set_config() does not reach a cluster's workers. Ends with the transaction.
create or replace function scope.enter(tenant uuid, mode text, subject text default null) returns void
language plpgsql as $$
begin
  if tenant is null then raise exception 'scope.enter: a tenant is required' using errcode = '22004'; end if;
  if mode is null or mode not in ('one', 'all') then raise exception 'scope.enter: mode is ''one'' or ''all''' using errcode = '22023'; end if;
  if mode = 'one' and subject is null then raise exception 'scope.enter: mode ''one'' needs a subject' using errcode = '22004'; end if;
  execute format('set local app.tenant_id to %L', tenant::text);
  execute format('set local app.subject_mode to %L', mode);
  execute format('set local app.subject to %L', coalesce(subject, ''));
end $$;

-- scope/tenant.sql
-- The tenant in scope, or null: then every comparison with it is null and no row passes.
create or replace function scope.tenant() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- scope/whole.sql
-- Whether the scope covers all subjects of the tenant (and so figures of the tenant as a whole).
create or replace function scope.whole() returns boolean
language sql stable parallel safe as $$ select coalesce(current_setting('app.subject_mode', true) = 'all', false) $$;

-- ops/closed_month.sql
-- The months before this one are closed for every subject: the current month lies at or after it in every zone.
create or replace function ops.closed_month() returns date
language sql stable as $$ select date_trunc('month', (now() at time zone 'UTC') - interval '1 day')::date $$;

-- ops/ensure_month.sql
-- Makes the partitions of one month (UTC) where they are missing. Called before a transaction writes that month,
-- never inside it: the advisory lock is held until commit. Months outside the accepted windows never come here.
create or replace function ops.ensure_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_day date := date_trunc('month', month)::date;
  parent text;
  child text;
begin
  foreach parent in array array['raw.event', 'fact.transaction', 'fact.reading'] loop
    child := parent || '_' || to_char(first_day, '"y"YYYY"m"MM');
    continue when to_regclass(child) is not null;
    perform pg_advisory_xact_lock(hashtext('inlay:ensure_month'));
    -- A query and not to_regclass: that may answer from this session's cache, which waiting for the lock did not renew.
    continue when exists (select from pg_class c where c.relnamespace = split_part(parent, '.', 1)::regnamespace
      and c.relname = split_part(child, '.', 2));
    execute format('create table %s (like %s including all)', child, parent);
    execute format('alter table %s enable row level security', child);
    execute format('alter table %s force row level security', child);
    execute format('alter table %s attach partition %s for values from (%L) to (%L)', parent, child,
      first_day::timestamp at time zone 'UTC', (first_day + interval '1 month')::timestamp at time zone 'UTC');
  end loop;
end $$;

-- ops/ensure_policy.sql
-- Makes a policy as said, unless it is there just so (its definition's hash is its comment): a policy that is dropped and
-- made anew locks out the readers and writers of its table, so an upgrade touches only those that changed.
create or replace function ops.ensure_policy(on_table regclass, name text, definition text) returns void
language plpgsql as $$
declare
  there oid := (select p.oid from pg_policy p where p.polrelid = on_table and p.polname = name);
begin
  if there is not null and obj_description(there, 'pg_policy') = md5(definition) then return; end if;
  if there is not null then execute format('drop policy %I on %s', name, on_table); end if;
  execute format('create policy %I on %s %s', name, on_table, definition);
  execute format('comment on policy %I on %s is %L', name, on_table, md5(definition));
end $$;

-- ops/maybe_closed_month.sql
-- A month before this one may be closed by a refresh that runs while a roller's transaction is open: so the roller
-- notes changes of these months, a day earlier than a refresh can close them.
create or replace function ops.maybe_closed_month() returns date
language sql stable as $$ select date_trunc('month', (now() at time zone 'UTC') + interval '1 day')::date $$;

-- ops/zone_of.sql
-- The zone in force for a subject: its own, else the tenant's.
create or replace function ops.zone_of(tenant uuid, subject text) returns text
language sql stable as $$
  select coalesce(
    (select s.zone from fact.subject s where s.tenant_id = tenant and s.subject = zone_of.subject),
    (select t.zone from core.tenant t where t.id = tenant))
$$;

-- lookup/a_schema.sql
-- The few questions that come before a scope exists, each a narrow function that runs as inlay_lookup.
-- Everything here is its property; who may ask what is granted beside each function.
create schema if not exists lookup authorization inlay_lookup;
grant usage on schema lookup to inlay_app, inlay_collector;

-- lookup/api_key.sql
-- An API key by its prefix; the caller compares the hash, in constant time. touch: its last use was noted a minute ago or more.
create or replace function lookup.api_key(prefix text)
returns table (tenant_id uuid, id uuid, hash bytea, scopes text[], usable boolean, touch boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.tenant_id, k.id, k.hash, k.scopes,
    k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp()) and t.status = 'active',
    k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute'
  from core.api_key k join core.tenant t on t.id = k.tenant_id
  where k.prefix = api_key.prefix
$$;
alter function lookup.api_key(text) owner to inlay_lookup;
revoke all on function lookup.api_key(text) from public;
grant execute on function lookup.api_key(text) to inlay_app, inlay_collector;

-- lookup/begin_sign_in.sql
-- Counts an attempt to sign in under its throttle keys (hashes of the e-mail address and of the network address) before
-- the password is looked at, and gives the account to compare with. Locking the keys first makes attempts that come at
-- once see each other. wait_seconds > 0: too many in the window; then nothing was counted and no account is given.
create or replace function lookup.begin_sign_in(email text, email_key text, email_limit int, address_key text, address_limit int, window_seconds int)
returns table (wait_seconds int, user_id uuid, tenant_id uuid, role text, password_hash text, session_version int, usable boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  key text;
  since timestamptz;
  nth timestamptz;
begin
  foreach key in array (select array_agg(k order by k) from unnest(array[email_key, address_key]) k) loop
    perform pg_advisory_xact_lock(hashtextextended('inlay:sign_in:' || key, 0));
  end loop;
  since := clock_timestamp() - make_interval(secs => window_seconds);
  -- The attempt that must leave the window before another is let in: the limit-th newest.
  select max(a.at) into nth from (
    (select at from core.sign_in_attempt where throttle_key = email_key and at > since order by at desc offset email_limit - 1 limit 1)
    union all
    (select at from core.sign_in_attempt where throttle_key = address_key and at > since order by at desc offset address_limit - 1 limit 1)) a;
  if nth is not null then
    return query select greatest(1, ceil(extract(epoch from nth - since))::int), null::uuid, null::uuid, null::text, null::text, null::int, false;
    return;
  end if;
  delete from core.sign_in_attempt a where a.at <= since and (a.throttle_key in (email_key, address_key) or random() < 0.001);
  insert into core.sign_in_attempt (throttle_key, at) values (email_key, clock_timestamp()), (address_key, clock_timestamp());
  return query
    select 0, u.id, u.tenant_id, u.role, u.password_hash, u.session_version, u.status = 'active' and coalesce(t.status, 'active') = 'active'
    from (select 1) one
    left join core.user_account u on u.email = begin_sign_in.email
    left join core.tenant t on t.id = u.tenant_id;
end $$;
alter function lookup.begin_sign_in(text, text, int, text, int, int) owner to inlay_lookup;
revoke all on function lookup.begin_sign_in(text, text, int, text, int, int) from public;
grant execute on function lookup.begin_sign_in(text, text, int, text, int, int) to inlay_app;

-- lookup/end_sign_in.sql
-- How an attempt to sign in ended, with its audit row: of the tenant when the account is known and has one, else of the
-- platform. A success takes back the counted attempts of this e-mail address and one of the network address, and may
-- bring a password hash made with today's costs.
create or replace function lookup.end_sign_in(audit_id uuid, email text, email_key text, address_key text, account uuid, succeeded boolean, fresh_hash text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := (select u.tenant_id from core.user_account u where u.id = account);
  who text := case when succeeded then 'user:' || account else 'anonymous' end;
  what text := case when succeeded then 'session.sign_in' else 'session.sign_in_failed' end;
begin
  if succeeded then
    delete from core.sign_in_attempt a where a.throttle_key = email_key;
    delete from core.sign_in_attempt a where a.ctid = (
      select b.ctid from core.sign_in_attempt b where b.throttle_key = address_key order by b.at desc limit 1);
    update core.user_account u set password_hash = fresh_hash where u.id = account and fresh_hash is not null;
  end if;
  if tenant is null then
    insert into core.platform_audit (id, actor, action, target) values (audit_id, who, what, email);
  else
    insert into core.audit (tenant_id, id, actor, action, target) values (tenant, audit_id, who, what, email);
  end if;
end $$;
alter function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) owner to inlay_lookup;
revoke all on function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) from public;
grant execute on function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) to inlay_app;

-- lookup/migrations.sql
-- Which migrations this database has had, for the readiness check. Stays the owner's: only it sees inlay_meta.
create or replace function lookup.migrations() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.name from inlay_meta.migration m
$$;
revoke all on function lookup.migrations() from public;
grant execute on function lookup.migrations() to inlay_app, inlay_collector;

-- lookup/session_user.sql
-- Who a session belongs to, asked at each request: no row when the account or its tenant is no longer active, or when
-- the session is older than the account's session version. The chosen tenant counts for operators alone.
create or replace function lookup.session_user(account uuid, version int, chosen_tenant uuid)
returns table (user_id uuid, email text, name text, role text, subject text, tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.email, u.name, u.role, u.subject, t.id
  from core.user_account u
  left join core.tenant t on t.id = case when u.role = 'operator' then chosen_tenant else u.tenant_id end
  where u.id = account and u.session_version = version and u.status = 'active'
    and (u.role = 'operator' or t.status = 'active')
$$;
alter function lookup.session_user(uuid, int, uuid) owner to inlay_lookup;
revoke all on function lookup.session_user(uuid, int, uuid) from public;
grant execute on function lookup.session_user(uuid, int, uuid) to inlay_app;

-- lookup/tenants.sql
-- The tenants an operator may choose from, by slug. Nobody else gets a row.
create or replace function lookup.tenants(operator uuid, search text, after_slug text, page_size int)
returns table (id uuid, slug text, name text, zone text, currency text, status text, created_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id, t.slug, t.name, t.zone, t.currency::text, t.status, t.created_at
  from core.tenant t
  where exists (select from core.user_account u where u.id = operator and u.role = 'operator' and u.status = 'active')
    and t.slug > after_slug
    and (position(lower(search) in t.slug) > 0 or position(lower(search) in lower(t.name)) > 0)
  order by t.slug
  limit page_size
$$;
alter function lookup.tenants(uuid, text, text, int) owner to inlay_lookup;
revoke all on function lookup.tenants(uuid, text, text, int) from public;
grant execute on function lookup.tenants(uuid, text, text, int) to inlay_app;

-- lookup/touch_api_key.sql
-- Notes that a key is in use. Many requests may ask at once: whoever comes second finds the row locked and leaves it.
create or replace function lookup.touch_api_key(tenant uuid, key uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from core.api_key k where k.tenant_id = tenant and k.id = key
    and (k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute') for update skip locked;
  if found then
    update core.api_key k set last_used_at = clock_timestamp() where k.tenant_id = tenant and k.id = key;
  end if;
end $$;
alter function lookup.touch_api_key(uuid, uuid) owner to inlay_lookup;
revoke all on function lookup.touch_api_key(uuid, uuid) from public;
grant execute on function lookup.touch_api_key(uuid, uuid) to inlay_app, inlay_collector;

-- collect/collect_batch.sql
-- Stores one batch, in a transaction of its own or a larger one: claims the identity of its events, keeps those that are
-- new, quarantines the rest that is not a plain copy, and writes the batch's row. Returns what was not plainly accepted.
--
-- input: {events: [{o, s, i, h, t, y, u, d}], refused: [{o, c, p, m, v, s, i, r}], conflicts: [{o, v, r}]}
--   o ordinal, s source, i id, h hash in hex, t time, y type, u subject, d data; c code, p path, m message, v schema
--   version, r bytes in base64. The bytes of conflicts are sent only when a first call asked for them: it then ends with
--   SQLSTATE IN001, its detail a JSON array of ordinals, and nothing kept.
create or replace function raw.collect_batch(tenant uuid, batch uuid, transport text, origin text, input jsonb)
returns table (ordinal int, status text)
language plpgsql
-- Statistics lag behind the first days of a tenant: keys are looked up one by one in their index, whatever they say.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  sent int := jsonb_array_length(input->'events');
  refusals int := jsonb_array_length(input->'refused');
  fresh int[];
  other int[];
  copies int[];
  unknown int[];
begin
  perform scope.enter(tenant, 'all');
  set local synchronous_commit = on;

  -- In sorted order, so that batches with keys in common wait for each other in turn and not crosswise. Of copies inside
  -- the batch the first claims.
  with claimed as (
    insert into raw.event_key (tenant_id, source, id, hash, batch_id, ordinal, time)
    select distinct on (e.s collate "C", e.i collate "C") tenant, e.s, e.i, decode(e.h, 'hex'), batch, e.o, e.t
    from jsonb_to_recordset(input->'events') e (o int, s text, i text, h text, t timestamptz)
    order by e.s collate "C", e.i collate "C", e.o
    on conflict do nothing
    returning event_key.ordinal
  )
  select coalesce(array_agg(claimed.ordinal), '{}') into fresh from claimed;

  if cardinality(fresh) < sent then
    -- A statement of its own: only now is what another transaction committed meanwhile to be seen.
    select coalesce(array_agg(e.o) filter (where k.hash = decode(e.h, 'hex')), '{}'),
      coalesce(array_agg(e.o) filter (where k.hash <> decode(e.h, 'hex')), '{}'),
      coalesce(array_agg(e.o) filter (where k.hash is null), '{}')
    into copies, other, unknown
    from jsonb_to_recordset(input->'events') e (o int, s text, i text, h text)
    left join raw.event_key k on k.tenant_id = tenant and k.source = e.s and k.id = e.i
    where e.o <> all (fresh);
    if cardinality(unknown) > 0 then
      raise exception 'collect_batch: a key was given up meanwhile' using errcode = '40001';
    end if;
    if exists (select from unnest(other) o where o <> all (select c.o from jsonb_to_recordset(input->'conflicts') c (o int))) then
      raise exception 'collect_batch: the bytes of conflicting events are needed' using errcode = 'IN001', detail = to_json(other)::text;
    end if;
  else
    copies := '{}';
    other := '{}';
  end if;

  insert into raw.event (tenant_id, time, batch_id, ordinal, source, id, type, subject, data)
  select tenant, e.t, batch, e.o, e.s, e.i, e.y, e.u, e.d
  from jsonb_to_recordset(input->'events') e (o int, s text, i text, t timestamptz, y text, u text, d jsonb)
  where cardinality(fresh) = sent or e.o = any (fresh);

  if refusals + cardinality(other) > 0 then
    insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw)
    select tenant, gen_random_uuid(), batch, r.o, 'collect', r.c, r.p, r.m, r.v, r.s, r.i, decode(r.r, 'base64')
    from jsonb_to_recordset(input->'refused') r (o int, c text, p text, m text, v text, s text, i text, r text)
    union all
    select tenant, gen_random_uuid(), batch, e.o, 'collect', 'identity.conflict', '/id',
      'an event of this source and id was stored before with other content', c.v, e.s, e.i, decode(c.r, 'base64')
    from jsonb_to_recordset(input->'conflicts') c (o int, v text, r text)
    join jsonb_to_recordset(input->'events') e (o int, s text, i text) on e.o = c.o
    where c.o = any (other);
  end if;

  insert into raw.batch (tenant_id, id, transport, origin, state, accepted, duplicate, quarantined, processed_at,
    time_from, time_to)
  values (tenant, batch, collect_batch.transport, collect_batch.origin, case when cardinality(fresh) > 0 then 'ready' else 'done' end,
    cardinality(fresh), cardinality(copies), refusals + cardinality(other), case when cardinality(fresh) = 0 then clock_timestamp() end,
    (select min(e.t) from jsonb_to_recordset(input->'events') e (t timestamptz)), (select max(e.t) from jsonb_to_recordset(input->'events') e (t timestamptz)));

  return query select o, 'duplicate' from unnest(copies) o union all select o, 'conflict' from unnest(other) o;
end $$;

-- collect/collect_standing.sql
-- Where a tenant stands with the door: its accepted window, its quota and what it used in the last minute, its backlog.
-- No row: there is no such tenant, or it is suspended.
create or replace function raw.collect_standing(tenant uuid)
returns table (accept_from timestamptz, accept_back_days int, accept_ahead_days int, quota int, used bigint, backlog_limit int, backlog bigint)
language plpgsql as $$
begin
  perform scope.enter(tenant, 'all');
  return query
    select t.accept_from, t.accept_back_days, t.accept_ahead_days, t.events_per_minute,
      (select coalesce(sum(b.accepted + b.duplicate + b.quarantined), 0)::bigint from raw.batch b
        where b.tenant_id = tenant and b.transport = 'http' and b.received_at > clock_timestamp() - interval '1 minute'),
      t.backlog_limit,
      (select coalesce(sum(b.accepted), 0)::bigint from raw.batch b where b.tenant_id = tenant and b.state = 'ready')
    from core.tenant t where t.id = tenant and t.status = 'active';
end $$;

-- process/apply_accounts.sql
-- Accounts: from their event, implicitly from a transaction that names one.
create or replace function ops.apply_accounts(tenant uuid) returns void
language plpgsql as $$
begin
  insert into fact.account (tenant_id, account, subject, implicit)
    select tenant, n.account, n.subject, true
    from (
      select distinct on (w.data->>'accountId') w.data->>'accountId' as account, w.subject
      from pg_temp.work w where w.type in ('inlay.spending.transaction.v1', 'inlay.spending.account.v1') and w.data ? 'accountId'
      order by w.data->>'accountId', w.time
    ) n
    where not exists (select from fact.account a where a.tenant_id = tenant and a.account = n.account offset 0)
    order by n.account on conflict do nothing;
  if not exists (select from pg_temp.work w where w.type = 'inlay.spending.account.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'account', 'inlay.spending.account.v1');

  update fact.account a set subject = e.subject, implicit = e.deleted,
    name = case when not e.deleted then w.data->>'name' end,
    kind = case when not e.deleted then w.data->>'kind' end,
    currency = case when not e.deleted then w.data->>'currency' end
  from pg_temp.settled s
  join fact.entity e on e.tenant_id = tenant and e.domain = 'account' and e.entity_id = s.entity_id
  join pg_temp.work w on w.type = 'inlay.spending.account.v1' and w.source = e.source and w.id = e.event_id
  where a.tenant_id = tenant and a.account = s.entity_id;
end $$;

-- process/apply_devices.sql
-- Devices: from their event, implicitly from a reading or as somebody's parent. Roles in the home follow from the tree
-- of parents; a change of role or gap limit marks all the device's readings.
create or replace function ops.apply_devices(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
begin
  insert into fact.device (tenant_id, subject, device, implicit)
    select tenant, n.subject, n.device, true
    from (
      select w.subject, w.data->>'deviceId' as device from pg_temp.work w where w.type in ('inlay.devices.reading.v1', 'inlay.devices.device.v1')
      union select w.subject, w.data->>'parentId' from pg_temp.work w where w.type = 'inlay.devices.device.v1'
    ) n
    where n.device is not null and not exists (select from fact.device d where d.tenant_id = tenant and d.subject = n.subject and d.device = n.device offset 0)
    order by 2, 3 on conflict do nothing;
  if not exists (select from pg_temp.work w where w.type = 'inlay.devices.device.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'device', 'inlay.devices.device.v1');

  with said as (
    select w.subject, w.data->>'deviceId' as device, e.deleted, w.data
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'device' and e.entity_id = s.entity_id
    join pg_temp.work w on w.type = 'inlay.devices.device.v1' and w.source = e.source and w.id = e.event_id
  ), before as materialized (
    select d.subject, d.device, d.gap_limit_s from fact.device d join said using (subject, device) where d.tenant_id = tenant
  ), changed as (
    update fact.device d set implicit = said.deleted,
      name = case when not said.deleted then said.data->>'name' end,
      kind = case when not said.deleted then said.data->>'kind' end,
      room = case when not said.deleted then said.data->>'room' end,
      parent = case when not said.deleted then said.data->>'parentId' end,
      gap_limit_s = case when said.deleted then 300 else coalesce((said.data->>'gapLimitSeconds')::int, 300) end,
      expected_s = case when not said.deleted then (said.data->>'expectedIntervalSeconds')::int end
    from said where d.tenant_id = tenant and d.subject = said.subject and d.device = said.device
    returning d.subject, d.device, d.gap_limit_s
  )
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', changed.subject, changed.device, '-infinity', 'infinity', oldest
  from changed join before using (subject, device)
  where changed.gap_limit_s <> before.gap_limit_s;

  perform ops.settle_roles(tenant, (select array_agg(distinct w.subject) from pg_temp.work w where w.type = 'inlay.devices.device.v1'), oldest);
end $$;

-- process/apply_readings.sql
-- Readings: device, channel and instant are the identity; the highest revision wins. Values become fixed point: mW and µJ.
-- A deleted reading stays as a tombstone, so that an older revision arriving late does not come back.
create or replace function ops.apply_readings(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
begin
  if not exists (select from pg_temp.work w where w.type = 'inlay.devices.reading.v1') then return; end if;

  if to_regclass('pg_temp.incoming') is null then
    create temp table incoming (like fact.reading) on commit delete rows;
  else
    delete from pg_temp.incoming;
  end if;
  insert into pg_temp.incoming (tenant_id, subject, device, channel, at, value, span_ms, quality, deleted, revision, source, event_id, event_time)
  select distinct on (w.subject, w.data->>'deviceId', c.channel, w.time)
    tenant, w.subject, w.data->>'deviceId', c.channel, w.time,
    case when c.deleted then 0 when c.channel = 'state' then (c.body->>'value' = 'on')::int
      else round((c.body->>'value')::numeric * case c.body->>'unit' when 'W' then 1e3 when 'kW' then 1e6 when 'mW' then 1
        when 'J' then 1e6 when 'MJ' then 1e12 when 'Wh' then 3.6e9 when 'kWh' then 3.6e12 end) end,
    case when c.channel = 'energy_interval' and not c.deleted then round((c.body->>'seconds')::numeric * 1000)::bigint end,
    w.data->>'quality', c.deleted, coalesce((w.data->>'revision')::int, 0), w.source, w.id, w.time
  from pg_temp.work w
  cross join lateral (
    select k.key as channel, k.value as body, coalesce((w.data->>'deleted')::boolean, false) as deleted
      from jsonb_each(coalesce(w.data->'channels', '{}')) k
    union all
    select a.channel, null, true from (values ('power'), ('energy_counter'), ('energy_interval'), ('state')) a (channel)
      where (w.data->>'deleted')::boolean and not w.data ? 'channels'
  ) c
  where w.type = 'inlay.devices.reading.v1'
  order by w.subject, w.data->>'deviceId', c.channel, w.time, coalesce((w.data->>'revision')::int, 0) desc, w.source collate "C" desc, w.id collate "C" desc;

  -- A device's first reading on a channel, in sorted order.
  with heard as (
    select distinct i.subject, i.device, i.channel from pg_temp.incoming i
  ), first as materialized (
    select h.subject, h.device, array_agg(h.channel) as channels from heard h
    cross join lateral (select x.channels from fact.device x where x.tenant_id = tenant and x.subject = h.subject and x.device = h.device offset 0) d
    where h.channel <> all (d.channels)
    group by 1, 2 order by 1, 2
  ), locked as materialized (
    select l.* from first f cross join lateral (
      select x.subject, x.device from fact.device x where x.tenant_id = tenant and x.subject = f.subject and x.device = f.device for update
    ) l
  )
  update fact.device d set channels = array(select distinct unnest(d.channels || f.channels) order by 1)
    from first f join locked using (subject, device)
    where d.tenant_id = tenant and d.subject = f.subject and d.device = f.device
      and d.subject = any (array(select subject from first));

  -- New ones first; what is left met an earlier revision, is locked in the same order, and replaces it where newer.
  with fresh as (
    insert into fact.reading as f select * from pg_temp.incoming i
      order by i.subject collate "C", i.device collate "C", i.channel, i.at on conflict do nothing
    returning f.subject, f.device, f.channel, f.at
  )
  update pg_temp.incoming i set revision = -1 from fresh
    where i.subject = fresh.subject and i.device = fresh.device and i.channel = fresh.channel and i.at = fresh.at;

  if exists (select from pg_temp.incoming where revision >= 0) then
    perform 1 from (select * from pg_temp.incoming where revision >= 0 order by subject collate "C", device collate "C", channel, at) i
      cross join lateral (select from fact.reading f
        where f.tenant_id = tenant and f.subject = i.subject and f.device = i.device and f.channel = i.channel and f.at = i.at for update) f;
    with newer as materialized (
      select i.*, f.span_ms as old_span
      from pg_temp.incoming i
      cross join lateral (select * from fact.reading x
        where x.tenant_id = tenant and x.subject = i.subject and x.device = i.device and x.channel = i.channel and x.at = i.at offset 0) f
      where i.revision >= 0
        and (i.revision, i.source collate "C", i.event_id collate "C") > (f.revision, f.source collate "C", f.event_id collate "C")
    ), replaced as (
      insert into fact.reading as f (tenant_id, subject, device, channel, at, value, span_ms, quality, deleted, revision, source, event_id, event_time)
      select n.tenant_id, n.subject, n.device, n.channel, n.at, n.value, n.span_ms, n.quality, n.deleted, n.revision, n.source, n.event_id, n.event_time
      from newer n
      on conflict (tenant_id, subject, device, channel, at) do update set value = excluded.value, span_ms = excluded.span_ms,
        quality = excluded.quality, deleted = excluded.deleted, revision = excluded.revision, source = excluded.source,
        event_id = excluded.event_id, event_time = excluded.event_time
    )
    insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
    select tenant, 'devices', s.subject, s.device, s.at, s.at + coalesce(s.old_span, 0) * interval '1 millisecond', oldest from newer s;
  end if;

  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', i.subject, i.device, min(i.at), max(i.at + coalesce(i.span_ms, 0) * interval '1 millisecond'), oldest
  from pg_temp.incoming i group by i.subject, i.device, date_trunc('hour', i.at);
end $$;

-- process/apply_subjects.sql
-- Subjects: known by name from their event, implicitly from anything else. A change of zone marks all their data.
create or replace function ops.apply_subjects(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
declare
  rezoned text[];
begin
  insert into fact.subject (tenant_id, subject)
    select tenant, w.subject from (select distinct subject from pg_temp.work) w
    where not exists (select from fact.subject s where s.tenant_id = tenant and s.subject = w.subject offset 0)
    order by 2 on conflict do nothing;
  -- A subject's zone and its tree of devices are read and written as a whole, so one at a time; locked here, before
  -- anything else, so that two workers never wait for each other crosswise.
  perform 1 from (
      select distinct w.subject from pg_temp.work w where w.type in ('inlay.core.subject.v1', 'inlay.devices.device.v1') order by 1
    ) n cross join lateral (select from fact.subject s where s.tenant_id = tenant and s.subject = n.subject for update) locked;
  if not exists (select from pg_temp.work w where w.type = 'inlay.core.subject.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'subject', 'inlay.core.subject.v1');

  with said as (
    select e.entity_id as subject, case when not e.deleted then w.data->>'name' end as name, case when not e.deleted then w.data->>'timeZone' end as zone
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'subject' and e.entity_id = s.entity_id
    join pg_temp.work w on w.type = 'inlay.core.subject.v1' and w.source = e.source and w.id = e.event_id
  ), before as materialized (
    select s.subject, s.zone from fact.subject s join said using (subject) where s.tenant_id = tenant
  ), changed as (
    update fact.subject s set name = said.name, zone = said.zone from said where s.tenant_id = tenant and s.subject = said.subject
    returning s.subject, s.zone
  )
  select array_agg(changed.subject) into rezoned from changed join before using (subject) where changed.zone is distinct from before.zone;

  perform ops.mark_subjects(tenant, rezoned, oldest);
end $$;

-- process/apply_transactions.sql
-- Transactions: the current revision of each becomes its facts, one row per part; old and new places are marked.
-- A refund without a category of its own takes that of its payment, in whatever order the two arrive: so the payment
-- is locked with its refund, and a changed payment renews the refunds that point to it.
create or replace function ops.apply_transactions(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
declare
  payments text[];
  changed text[];
  moved_from timestamptz[];
begin
  if not exists (select from pg_temp.work w where w.type = 'inlay.spending.transaction.v1') then return; end if;

  select array_agg(distinct w.data->>'refundOf') into payments from pg_temp.work w
    where w.type = 'inlay.spending.transaction.v1' and w.data ? 'refundOf';
  delete from pg_temp.settled;
  insert into pg_temp.settled
    select * from ops.settle_entities(tenant, 'transaction', 'inlay.spending.transaction.v1', coalesce(payments, '{}'));

  select array_agg(s.entity_id), array_agg(s.old_at) filter (where s.old_at is not null) into changed, moved_from from pg_temp.settled s;
  if changed is null then return; end if;

  -- An entity's facts lie at one instant, so that instant and id taken apart name the same rows as taken together. Only the
  -- instants go to the index: before PostgreSQL 17 it would be searched for every pair of the two lists.
  delete from fact.transaction f where f.tenant_id = tenant and f.at = any (moved_from) and f.transaction_id || '' = any (changed);
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
    select distinct tenant, 'spending', s.old_subject, s.old_at, s.old_at, oldest from pg_temp.settled s where s.old_at is not null;

  with winner as materialized (
    select e.entity_id, e.subject, e.at, e.revision, e.source, e.event_id, e.event_time, w.data,
      w.data->>'direction' as direction, coalesce(w.data->>'kind', 'other') as kind, w.data#>>'{merchant,name}' as merchant_raw,
      (w.data->>'mcc')::int as mcc, w.data#>>'{counterparty,name}' as counterparty, w.data->>'description' as description
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = s.entity_id and not e.deleted
      and e.entity_id = any (changed)
    join pg_temp.work w on w.type = 'inlay.spending.transaction.v1' and w.source = e.source and w.id = e.event_id
  ), merchant as materialized (
    select raw, ops.standard_merchant(raw) as name from (select distinct merchant_raw as raw from winner where merchant_raw is not null) d
  ), own as (
    select w.*, coalesce(m.name, '') as merchant, c.category, c.category_from
    from winner w left join merchant m on m.raw = w.merchant_raw
    cross join lateral ops.category_of(tenant, m.name, w.merchant_raw, w.mcc, w.counterparty, w.description, w.kind, w.direction) c
  )
  insert into fact.transaction (tenant_id, at, transaction_id, part, subject, account, direction, kind, flow, pending, amount_minor, currency,
    category, category_from, merchant, merchant_raw, mcc, counterparty, description, refund_of, booked_at, value_at, revision, source, event_id, event_time)
  select tenant, o.at, o.entity_id, coalesce(p.n, 1) - 1, o.subject, coalesce(o.data->>'accountId', ''), o.direction, o.kind,
    case when (o.data->>'ownTransfer')::boolean then case o.direction when 'debit' then 'own_out' else 'own_in' end
      when o.direction = 'credit' and (o.kind = 'refund' or o.data ? 'refundOf') then 'refund' else o.direction end,
    coalesce(o.data->>'status', 'booked') = 'pending', (coalesce(p.part, o.data)->>'amountMinor')::bigint, o.data->>'currency',
    coalesce(p.part->>'category', o.data->>'category', o.category),
    case when p.part is not null or o.data ? 'category' then 'event' else o.category_from end,
    o.merchant, o.merchant_raw, o.mcc, o.counterparty, o.description, o.data->>'refundOf', (o.data->>'bookedAt')::timestamptz,
    (o.data->>'valueAt')::timestamptz, o.revision, o.source, o.event_id, o.event_time
  from own o
  left join lateral jsonb_array_elements(o.data->'splits') with ordinality p (part, n) on true
  order by o.at, o.entity_id collate "C";
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
    select distinct tenant, 'spending', e.subject, e.at, e.at, oldest
    from pg_temp.settled s join fact.entity e on e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = s.entity_id
    where not e.deleted and e.entity_id = any (changed);

  perform ops.renew_refunds(tenant, changed, oldest);
end $$;

-- process/apply_work.sql
-- Events of the work table into facts and marks, domain by domain.
create or replace function ops.apply_work(tenant uuid, oldest timestamptz) returns void
language sql as $$
  select ops.apply_subjects(tenant, oldest);
  select ops.apply_accounts(tenant);
  select ops.apply_transactions(tenant, oldest);
  select ops.apply_devices(tenant, oldest);
  select ops.apply_readings(tenant, oldest);
$$;

-- process/category_of.sql
-- A payment's category by itself: the tenant's first matching rule, the merchant category code, the kind, or none.
create or replace function ops.category_of(tenant uuid, merchant text, merchant_raw text, mcc int, counterparty text, description text, kind text, direction text)
returns table (category text, category_from text)
language sql stable as $$
  select coalesce(r.category, m.category, k.category, 'uncategorised'),
    case when r.category is not null then 'rule' when m.category is not null then 'mcc' when k.category is not null then 'kind' else 'none' end
  from (select case kind when 'cash' then 'cash' when 'fee' then 'fees' when 'interest' then 'interest' when 'income' then 'income'
      when 'transfer' then 'transfers' else case when direction = 'credit' and kind = 'other' then 'income' end end as category) k
  left join lateral (
    select rule.category from core.category_rule rule
    where rule.tenant_id = tenant and case rule.match_kind
      when 'merchant_is' then lower(rule.match_value) in (lower(merchant), lower(merchant_raw))
      when 'merchant_starts' then starts_with(lower(merchant), lower(rule.match_value)) or starts_with(lower(merchant_raw), lower(rule.match_value))
      when 'merchant_contains' then position(lower(rule.match_value) in lower(merchant)) > 0 or position(lower(rule.match_value) in lower(merchant_raw)) > 0
      when 'mcc_is' then lpad(mcc::text, 4, '0') = rule.match_value
      when 'counterparty_contains' then position(lower(rule.match_value) in lower(counterparty)) > 0
      when 'description_contains' then position(lower(rule.match_value) in lower(description)) > 0
    end
    order by rule.position, rule.id limit 1
  ) r on true
  left join core.mcc_category m on m.mcc = category_of.mcc
$$;

-- process/claim_batches.sql
-- Takes ready batches of a tenant, oldest first, up to about max_events events, and marks them done: the work follows
-- in the same transaction. Batches another worker holds are passed over. Returns their ids.
create or replace function ops.claim_batches(tenant uuid, max_events int, only_batch uuid default null) returns uuid[]
language plpgsql as $$
declare
  ready cursor for
    select b.id, b.accepted from raw.batch b
    where b.tenant_id = tenant and b.state = 'ready' and (b.next_attempt_at is null or b.next_attempt_at <= clock_timestamp())
      and (only_batch is null or b.id = only_batch)
    order by b.received_at, b.id
    for update skip locked;
  taken uuid[] := '{}';
  total int := 0;
  batch record;
begin
  open ready;
  loop
    fetch ready into batch; -- one by one, so that no batch is locked that is not taken
    exit when not found;
    taken := taken || batch.id;
    total := total + batch.accepted;
    exit when total >= max_events or cardinality(taken) >= 2000;
  end loop;
  close ready;
  update raw.batch b set state = 'done', processed_at = clock_timestamp(), attempts = b.attempts + 1, error = null, next_attempt_at = null
    where b.tenant_id = tenant and b.id = any (taken);
  return taken;
end $$;

-- process/entity_of.sql
-- The id of the entity an event speaks of, within its domain: a transaction's or account's id is unique in the tenant,
-- a device's within its subject.
create or replace function ops.entity_of(type text, subject text, data jsonb) returns text
language sql immutable parallel safe as $$
  select case type
    when 'inlay.spending.transaction.v1' then data->>'transactionId'
    when 'inlay.spending.account.v1' then data->>'accountId'
    when 'inlay.core.subject.v1' then subject
    when 'inlay.devices.device.v1' then jsonb_build_array(subject, data->>'deviceId')::text
  end
$$;

-- process/extent_of.sql
-- The span of a device's readings as a mark's interval; no row when there are none.
create or replace function ops.extent_of(tenant uuid, of_subject text, of_device text)
returns table (subject text, device text, at_from timestamptz, at_to timestamptz)
language sql stable as $$
  select of_subject, of_device, min(f.at), max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond')
  from fact.reading f where f.tenant_id = tenant and f.subject = of_subject and f.device = of_device
  having count(*) > 0
$$;

-- process/mark_subjects.sql
-- Marks everything of these subjects, in both domains: their local days and hours move. What "everything" is, the roller
-- finds out under its lock: a reading that is written, or rolled by the former zone, at this very moment is part of it.
create or replace function ops.mark_subjects(tenant uuid, subjects text[], oldest timestamptz) returns void
language sql as $$
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
  select tenant, domain, subject, '-infinity', 'infinity', oldest
  from unnest(subjects) subject cross join (values ('spending'), ('devices')) d (domain)
$$;

-- process/open_work.sql
-- The session's work tables: the events one claim or backfill is about. Made once per session, emptied at each commit.
create or replace function ops.open_work() returns void
language plpgsql as $$
begin
  if to_regclass('pg_temp.work') is null then
    create temp table work (
      batch_id uuid not null, ordinal int not null, source text not null, id text not null, type text not null,
      subject text not null, time timestamptz not null, data jsonb not null
    ) on commit delete rows;
    -- What a settling of entities changed, and where their facts lay before.
    create temp table settled (entity_id text not null, old_subject text, old_at timestamptz) on commit delete rows;
  else
    delete from pg_temp.work;
  end if;
end $$;

-- process/process_claim.sql
-- One claim, in one transaction: batches taken and done, business rules, facts, marks. Exactly once as seen in the
-- figures: it commits whole or leaves its batches ready. batches = 0: nothing was ready.
create or replace function ops.process_claim(tenant uuid, max_events int, only_batch uuid default null)
returns table (batches int, events int, refused int, watermark timestamptz)
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals.
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  taken uuid[] := ops.claim_batches(tenant, max_events, only_batch);
  oldest timestamptz;
  first_time timestamptz;
  last_time timestamptz;
begin
  if cardinality(taken) = 0 then return query select 0, 0, 0, null::timestamptz; return; end if;
  select min(b.received_at), max(b.received_at),
      min(coalesce(b.time_from, '-infinity')), max(coalesce(b.time_to, 'infinity'))
    into oldest, watermark, first_time, last_time
    from raw.batch b where b.tenant_id = tenant and b.id = any (taken);

  perform ops.open_work();
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.time, e.data
    from raw.event e where e.tenant_id = tenant and e.batch_id = any (taken) and e.time >= first_time and e.time <= last_time;
  get diagnostics events = row_count;

  refused := ops.refuse(tenant, taken);
  perform ops.apply_work(tenant, oldest);
  batches := cardinality(taken);
  return next;
end $$;

-- process/refuse.sql
-- Moves the work's events that break a business rule into quarantine. They give up their identity, so that they can be
-- sent again once mended. Returns how many.
create or replace function ops.refuse(tenant uuid, batches uuid[]) returns int
language plpgsql as $$
declare
  refused int;
begin
  with bad as (
    delete from pg_temp.work w using (
      select v.batch_id, v.ordinal, ops.verdict(v.type, v.subject, v.data) as verdict from pg_temp.work v where ops.may_break_rules(v.data)
    ) judged
    where judged.verdict is not null and w.batch_id = judged.batch_id and w.ordinal = judged.ordinal
    returning w.*, judged.verdict
  ), gone as (
    delete from raw.event e using bad b where e.tenant_id = tenant and e.batch_id = any (batches) and e.batch_id = b.batch_id and e.ordinal = b.ordinal and e.time = b.time
  ), freed as (
    delete from raw.event_key k using bad b where k.tenant_id = tenant and k.source = b.source and k.id = b.id
      and k.id = any (array(select id from bad)) and k.source = any (array(select source from bad))
  ), counted as (
    update raw.batch b set refused = b.refused + n.events
    from (select batch_id, count(*)::int as events from bad group by 1) n
    where b.tenant_id = tenant and b.id = n.batch_id and b.id = any (batches)
  )
  insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw)
  select tenant, gen_random_uuid(), b.batch_id, b.ordinal, 'process', b.verdict->>'code', b.verdict->>'path', b.verdict->>'message',
    b.type, b.source, b.id,
    convert_to(jsonb_build_object('specversion', '1.0', 'id', b.id, 'source', b.source, 'type', b.type, 'subject', b.subject,
      'time', to_char(b.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'data', b.data)::text, 'UTF8')
  from bad b;
  get diagnostics refused = row_count;
  return refused;
end $$;

-- process/renew_refunds.sql
-- Sets category and merchant of the refunds among these transactions, and of those that point to one of them, from
-- their payments; without a payment, from the refund itself. Marks what changed.
create or replace function ops.renew_refunds(tenant uuid, ids text[], oldest timestamptz) returns void
language sql as $$
  with touched as (
    select e.entity_id, e.at from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.refund_of = any (ids)
    union
    select e.entity_id, e.at from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = any (ids) and e.refund_of is not null
  ), refund as (
    select f.at, f.transaction_id, f.part, f.subject, f.refund_of, f.merchant_raw, f.mcc, f.counterparty, f.description, f.kind, f.direction
    from touched t cross join lateral (
      select * from fact.transaction f where f.tenant_id = tenant and f.at = t.at and f.transaction_id = t.entity_id offset 0
    ) f
    where f.flow = 'refund' and f.category_from <> 'event'
  ), renewed as materialized (
    select r.*, coalesce(nullif(p.merchant, ''), ops.standard_merchant(r.merchant_raw), '') as merchant,
      coalesce(p.category, own.category) as category, case when p.category is not null then 'payment' else own.category_from end as category_from
    from refund r
    left join lateral (
      select f.category, f.merchant from fact.entity e
      cross join lateral (select * from fact.transaction x where x.tenant_id = tenant and x.at = e.at and x.transaction_id = e.entity_id offset 0) f
      where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = r.refund_of and not e.deleted and f.part = 0 and f.flow = 'debit'
      limit 1
    ) p on true
    cross join lateral ops.category_of(tenant, ops.standard_merchant(r.merchant_raw), r.merchant_raw, r.mcc, r.counterparty, r.description, r.kind, r.direction) own
  ), changed as (
    update fact.transaction f set category = n.category, category_from = n.category_from, merchant = n.merchant
    from renewed n
    where f.tenant_id = tenant and f.at = any (array(select at from renewed)) and f.at = n.at and f.transaction_id = n.transaction_id and f.part = n.part
      and (f.category, f.category_from, f.merchant) is distinct from (n.category, n.category_from, n.merchant)
    returning f.subject, f.at
  )
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
  select distinct tenant, 'spending', subject, at, at, oldest from changed;
$$;

-- process/reprocess_day.sql
-- Settles again, from all their raw events, the entities that events of one UTC day speak of; removes facts that no
-- event supports; marks all touched places. Returns how many events were read.
create or replace function ops.reprocess_day(tenant uuid, day date) returns int
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals.
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  day_from timestamptz := day::timestamp at time zone 'UTC';
  day_to timestamptz := (day + 1)::timestamp at time zone 'UTC';
  events int;
begin
  perform ops.open_work();
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.time, e.data
    from raw.event e join raw.batch b on b.tenant_id = tenant and b.id = e.batch_id and b.state = 'done'
    where e.tenant_id = tenant and e.time >= day_from and e.time < day_to;
  -- All revisions of a reading carry its instant, so they lie in this day. Of other entities the current revision may
  -- come from an event of another day: it is a candidate too.
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select r.batch_id, r.ordinal, r.source, r.id, r.type, r.subject, r.time, r.data
    from (select distinct split_part(w.type, '.', 3) as domain, ops.entity_of(w.type, w.subject, w.data) as entity from pg_temp.work w) named
    join fact.entity e on e.tenant_id = tenant and e.domain = named.domain and e.entity_id = named.entity
    join raw.event_key k on k.tenant_id = tenant and k.source = e.source and k.id = e.event_id
    join raw.event r on r.tenant_id = tenant and r.batch_id = k.batch_id and r.ordinal = k.ordinal and r.time = k.time
    where r.time < day_from or r.time >= day_to;
  select count(*) into events from pg_temp.work;

  -- Forget what is current, keeping the places, so that the settling writes everything anew.
  update fact.entity e set revision = -1, event_time = '-infinity', source = '', event_id = ''
    from (
      select distinct split_part(w.type, '.', 3) as domain, ops.entity_of(w.type, w.subject, w.data) as entity from pg_temp.work w
    ) named
    where e.tenant_id = tenant and e.domain = named.domain and e.entity_id = named.entity;
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
    select tenant, 'devices', f.subject, f.device, min(f.at), max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond'), now()
    from fact.reading f where f.tenant_id = tenant and f.at >= day_from and f.at < day_to group by f.subject, f.device;
  delete from fact.reading f where f.tenant_id = tenant and f.at >= day_from and f.at < day_to;

  perform ops.apply_work(tenant, now());
  return events;
end $$;

-- process/rezone_tenant.sql
-- The tenant's zone has changed: marks everything of the subjects that have none of their own, since their days move.
-- Runs as its owner, since app may not touch the marks; in a scope it serves that scope's tenant alone.
create or replace function core.rezone_tenant(tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(scope.tenant(), tenant) <> tenant then raise exception 'core.rezone_tenant: another tenant is in scope' using errcode = '42501'; end if;
  perform ops.mark_subjects(tenant, (select coalesce(array_agg(s.subject), '{}') from fact.subject s where s.tenant_id = tenant and s.zone is null), clock_timestamp());
end $$;
revoke all on function core.rezone_tenant(uuid) from public;
grant execute on function core.rezone_tenant(uuid) to inlay_app, inlay_pipeline;

-- process/settle_entities.sql
-- Decides which revision of each entity is current, for entities whose id has no time in it, and locks them in sorted
-- order until commit. `also` names further entities to lock (a refund's payment). In: candidates from the work table, whose entity id is
-- entity_of(...). Out: the entities whose current revision changed, with where their facts lay before.
create or replace function ops.settle_entities(tenant uuid, of_domain text, of_type text, also text[] default '{}')
returns table (entity_id text, old_subject text, old_at timestamptz)
language plpgsql as $$
declare
  ids text[];
begin
  select array_agg(id order by id collate "C") into ids from (
    select ops.entity_of(w.type, w.subject, w.data) as id from pg_temp.work w where w.type = of_type
    union select unnest(also)
  ) named;
  if ids is null then return; end if;

  insert into fact.entity as e (tenant_id, domain, entity_id, revision, event_time, source, event_id)
    select tenant, of_domain, id, -1, '-infinity', '', '' from unnest(ids) with ordinality t (id, n) order by n
    on conflict do nothing;
  perform 1 from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
    order by e.entity_id collate "C" for update;

  return query
  with candidate as (
    select distinct on (id) * from (
      select ops.entity_of(w.type, w.subject, w.data) as id, coalesce((w.data->>'revision')::int, 0) as revision, w.time, w.source, w.id as event_id,
        w.subject, coalesce((w.data->>'deleted')::boolean, false) as deleted, coalesce((w.data->>'occurredAt')::timestamptz, w.time) as at,
        w.data->>'refundOf' as refund_of
      from pg_temp.work w where w.type = of_type
    ) c
    order by id, revision desc, time desc, source collate "C" desc, event_id collate "C" desc
  ), before as materialized (
    select e.entity_id, e.revision, e.event_time, e.source, e.event_id, e.subject, e.at
    from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
  ), won as (
    update fact.entity e set revision = c.revision, event_time = c.time, source = c.source, event_id = c.event_id, deleted = c.deleted,
      subject = c.subject, at = c.at, refund_of = c.refund_of
    from candidate c join before b on b.entity_id = c.id
    where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = c.id and e.entity_id = any (ids)
      and (c.revision, c.time, c.source collate "C", c.event_id collate "C") > (b.revision, b.event_time, b.source collate "C", b.event_id collate "C")
    returning e.entity_id
  )
  select won.entity_id, nullif(before.subject, ''), before.at from won join before using (entity_id);
end $$;

-- process/settle_roles.sql
-- The role of each device of these homes from its parents: no parent and a meter: home; no parent otherwise: alone;
-- parent is a home: part; anything deeper: nested. Marks the readings of devices whose role changed.
create or replace function ops.settle_roles(tenant uuid, subjects text[], oldest timestamptz) returns void
language sql as $$
  with tree as (
    select d.subject, d.device, case
        when d.parent is null then case when d.kind = 'meter' then 'home' else 'alone' end
        when p.parent is null and p.kind = 'meter' then 'part'
        else 'nested' end as role
    from fact.device d left join fact.device p on p.tenant_id = tenant and p.subject = d.subject and p.device = d.parent
    where d.tenant_id = tenant and d.subject = any (subjects)
  ), changed as (
    update fact.device d set role = tree.role from tree
    where d.tenant_id = tenant and d.subject = tree.subject and d.device = tree.device and d.role <> tree.role
    returning d.subject, d.device
  )
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', c.subject, c.device, '-infinity', 'infinity', oldest from changed c
$$;

-- process/standard_merchant.sql
-- One name for a merchant however the bank wrote it. Names with lower-case letters are taken as names and only trimmed;
-- all-capital statement texts lose the payment processor, store numbers, dates and legal forms, and are set in title case.
create or replace function ops.standard_merchant(raw text) returns text
language plpgsql stable strict parallel safe as $$
declare
  tidy text := btrim(regexp_replace(raw, '\s+', ' ', 'g'));
  capitals text;
  known text;
begin
  -- Only before something: a processor that names no merchant is all there is.
  tidy := regexp_replace(tidy, '^(paypal|sumup|sq|tst|iz|zettle|stripe|klarna|sp)\s?\*\s?(?=\S)', '', 'i');
  capitals := upper(tidy);
  -- No regular expression per alias: more than a few dozen of them fall out of the server's cache and are compiled each time.
  select a.name into known from core.merchant_alias a
    where starts_with(capitals, a.starts) and substr(capitals, length(a.starts) + 1, 1) collate "C" not between 'A' and 'Z'
    order by length(a.starts) desc limit 1;
  if known is not null then return known; end if;
  if tidy <> capitals or tidy = lower(tidy) then return tidy; end if;
  tidy := regexp_replace(tidy, '\*.*$', '');
  tidy := regexp_replace(tidy, '\s(SAGT DANKE|DANKT|VIELEN DANK)\M.*$', '');
  tidy := regexp_replace(tidy, '[\s,./#-]+[A-Z]{0,2}\d{2,}([\s./-]\S*)*$', '');
  tidy := regexp_replace(tidy, '[\s,]+(GMBH( & CO\.? KG)?|AG|KG|SE|INC|LLC|LTD|PLC|BV|SA|SRL|SAS)\.?$', '');
  tidy := btrim(tidy, ' ,.-/#');
  if tidy = '' then return btrim(raw); end if;
  return case when length(tidy) <= 4 then tidy else initcap(tidy) end;
end $$;

-- process/verdict.sql
-- Whether this server can reckon in a zone: the door asks another copy of the IANA database, which may be newer.
create or replace function ops.knows_zone(zone text) returns boolean
language plpgsql stable as $$
begin
  perform now() at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end $$;

-- Business rules: what a well-formed event may still not say. Each looks at the event alone, so that the order of
-- arrival never decides. Null when all hold; else {code, path, message}.
create or replace function ops.verdict(type text, subject text, data jsonb) returns jsonb
language sql stable as $$
  select case
    when (data->>'deleted')::boolean then null
    when type = 'inlay.spending.transaction.v1' then case
      when data ? 'splits' and (select coalesce(sum((p->>'amountMinor')::numeric), 0) from jsonb_array_elements(data->'splits') p) <> (data->>'amountMinor')::numeric
        then jsonb_build_object('code', 'transaction.split_sum', 'path', '/data/splits',
          'message', format('The splits add up to %s, the transaction to %s (minor units). Send it again with splits that add up to amountMinor.',
            (select sum((p->>'amountMinor')::numeric) from jsonb_array_elements(data->'splits') p), data->>'amountMinor'))
      when data->>'refundOf' = data->>'transactionId'
        then jsonb_build_object('code', 'transaction.refund_of_itself', 'path', '/data/refundOf',
          'message', 'A transaction cannot be the refund of itself. Point refundOf to the payment that was given back.')
      when (data ? 'refundOf' or data->>'kind' = 'refund') and data->>'direction' <> 'credit'
        then jsonb_build_object('code', 'transaction.refund_direction', 'path', '/data/direction',
          'message', 'A refund gives money back, so its direction is credit.')
    end
    when type = 'inlay.devices.device.v1' and data->>'parentId' = data->>'deviceId'
      then jsonb_build_object('code', 'device.own_parent', 'path', '/data/parentId',
        'message', 'A device cannot be its own parent. Leave parentId out, or name the meter it is behind.')
    when type = 'inlay.core.subject.v1' and data ? 'timeZone' and not ops.knows_zone(data->>'timeZone')
      then jsonb_build_object('code', 'subject.time_zone', 'path', '/data/timeZone',
        'message', format('The time zone database of this installation does not know %s. Name the zone by another name, or ask whoever runs it to renew it.', data->>'timeZone'))
  end
$$;

-- Whether a business rule speaks of anything in it at all: cheap, for the many events that none does.
create or replace function ops.may_break_rules(data jsonb) returns boolean
language sql immutable parallel safe as $$ select data ?| array['splits', 'refundOf', 'parentId', 'timeZone'] or data->>'kind' = 'refund' $$;

-- roll/dirty_days.sql
-- The (subject, local day) pairs that these spending marks make dirty, in the zone in force, sorted.
create or replace function ops.dirty_days(tenant uuid, subjects text[], froms timestamptz[], tos timestamptz[])
returns table (subject text, day date)
language sql stable as $$
  with mark as materialized (
    select m.subject, m.at_from, m.at_to, coalesce(s.zone, t.zone) as zone
    from (select distinct * from unnest(subjects, froms, tos) u (subject, at_from, at_to)) m
    join core.tenant t on t.id = tenant
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = m.subject offset 0) s on true
  )
  select m.subject, d.day::date
  from mark m cross join lateral generate_series(
    (m.at_from at time zone m.zone)::date::timestamp, (m.at_to at time zone m.zone)::date::timestamp, interval '1 day') d (day)
  where isfinite(m.at_from)
  union
  -- Everything of a subject: the days rolled by whatever zone was in force then, and those of its facts now.
  select m.subject, d.day
  from mark m cross join lateral (
    select r.day from rollup.spending_daily r where r.tenant_id = tenant and r.subject = m.subject
    union
    select (f.at at time zone m.zone)::date from fact.transaction f where f.tenant_id = tenant and f.subject = m.subject
  ) d
  where not isfinite(m.at_from)
  order by 1, 2
$$;

-- roll/dirty_hours.sql
-- The regions of local hours that these device marks make dirty. A mark reaches to its neighbouring readings as they
-- lie now: the interval before a reading ends at it, the one after starts there. (An interval that differs from the
-- rolled one has an end that was written or removed since, and that end is marked.) Regions of a device never overlap.
create or replace function ops.dirty_hours(tenant uuid, subjects text[], devices text[], froms timestamptz[], tos timestamptz[])
returns table (subject text, device text, hour_from timestamptz, hour_to timestamptz)
language sql stable as $$
  with said as (
    select distinct * from unnest(subjects, devices, froms, tos) m (subject, device, at_from, at_to)
  ), bounded as (
    select s.subject, s.device, s.at_from, s.at_to from said s where isfinite(s.at_from)
    union all
    -- Everything of a device (or of all devices of a subject): the hours rolled by whatever zone was in force then, and its readings now.
    select d.subject, d.device, e.at_from, e.at_to
    from (select distinct s.subject, s.device from said s where not isfinite(s.at_from)) s
    cross join lateral (
      select x.subject, x.device from fact.device x where x.tenant_id = tenant and x.subject = s.subject and (s.device = '' or x.device = s.device) offset 0
    ) d
    cross join lateral (
      select min(p.at_from) as at_from, max(p.at_to) as at_to from (
        select min(r.hour), max(r.hour) from rollup.devices_hourly r where r.tenant_id = tenant and r.subject = d.subject and r.device = d.device
        union all
        select x.at_from, x.at_to from ops.extent_of(tenant, d.subject, d.device) x
      ) p (at_from, at_to)
    ) e
    where e.at_from is not null
  ), mark as (
    select m.subject, m.device, m.at_from, max(m.at_to) as at_to from bounded m group by 1, 2, 3
  ), stepped as (
    select m.*, (m.at_from > max(m.at_to) over (partition by m.subject, m.device order by m.at_from rows between unbounded preceding and 1 preceding) + interval '1 hour')::int as apart
    from mark m
  ), island as materialized (
    select s.subject, s.device, min(s.at_from) as at_from, max(s.at_to) as at_to
    from (select *, sum(coalesce(apart, 0)) over (partition by subject, device order by at_from) as island from stepped) s
    group by s.subject, s.device, s.island
  ), placed as materialized (
    select i.subject, i.device, i.at_from, i.at_to, coalesce(z.zone, t.zone) as zone, d.gap_limit_s * interval '1 second' as gap, array_remove(d.channels, 'energy_interval') as series
    from island i
    join core.tenant t on t.id = tenant
    cross join lateral (select * from fact.device x where x.tenant_id = tenant and x.subject = i.subject and x.device = i.device offset 0) d
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = i.subject offset 0) z on true
  ), reach as (
    select p.subject, p.device, p.zone, p.at_from, p.at_to from placed p
    union all
    -- The reading before: a counter's difference reaches from it to the mark; power and state stand for the gap limit.
    select p.subject, p.device, p.zone, n.at, case when c.channel = 'energy_counter' then p.at_from else least(p.at_from, n.at + p.gap) end
    from placed p cross join lateral unnest(p.series) c (channel)
    cross join lateral (select f.at from fact.reading f where f.tenant_id = tenant and f.subject = p.subject and f.device = p.device
      and f.channel = c.channel and f.at < p.at_from and not f.deleted order by f.at desc limit 1) n
    union all
    -- The reading after: a counter's difference reaches from the mark to it; a state there may be, or no longer be, a start.
    select p.subject, p.device, p.zone, case c.channel when 'state' then n.at else p.at_to end,
      case c.channel when 'energy_counter' then n.at when 'power' then least(n.at, p.at_to + p.gap) else n.at end
    from placed p cross join lateral unnest(p.series) c (channel)
    cross join lateral (select f.at from fact.reading f where f.tenant_id = tenant and f.subject = p.subject and f.device = p.device
      and f.channel = c.channel and f.at > p.at_to and not f.deleted order by f.at limit 1) n
    union all
    -- Power and state of the mark's last reading stand on after it.
    select p.subject, p.device, p.zone, p.at_to, p.at_to + p.gap from placed p
  ), whole as (
    select r.subject, r.device, ops.local_hour(date_bin('15 minutes', r.at_from, 'epoch'), r.zone) as hour_from,
      ops.local_hour(date_bin('15 minutes', r.at_to, 'epoch'), r.zone) + interval '1 hour' as hour_to
    from reach r
  ), joined as (
    select w.*, sum(coalesce((w.hour_from > reached)::int, 0)) over (partition by w.subject, w.device order by w.hour_from, w.hour_to) as run
    from (select x.*, max(x.hour_to) over (partition by x.subject, x.device order by x.hour_from, x.hour_to rows between unbounded preceding and 1 preceding) as reached
      from whole x) w
  )
  select j.subject, j.device, min(j.hour_from), max(j.hour_to) from joined j group by j.subject, j.device, j.run
$$;

-- roll/fresh_devices.sql
-- What the hourly device rollup should hold for the local hours that start in [hour_from, hour_to) of each region,
-- from the readings. Regions of one device must not overlap. The definition is in docs/contracts.md, "Energy".
create or replace function ops.fresh_devices(tenant uuid, subjects text[], devices text[], hours_from timestamptz[], hours_to timestamptz[])
returns setof rollup.devices_hourly
language sql stable rows 20000 as $$
  with region as materialized (
    select r.n, r.subject, r.device, r.hour_from, r.hour_to,
      -- An hour beyond each end, since the halves of a repeated hour reach outside their start plus an hour.
      r.hour_from - interval '1 hour' as wide_from, r.hour_to + interval '1 hour' as wide_to,
      d.role, d.channels, d.gap_limit_s * 1000::bigint as gap_ms, coalesce(s.zone, t.zone) as zone
    from unnest(subjects, devices, hours_from, hours_to) with ordinality r (subject, device, hour_from, hour_to, n)
    join core.tenant t on t.id = tenant
    cross join lateral (select * from fact.device x where x.tenant_id = tenant and x.subject = r.subject and x.device = r.device offset 0) d
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = r.subject offset 0) s on true
  ), reach as materialized (
    -- Each channel's readings of the region, with the neighbours whose intervals reach into it.
    select r.n, r.subject, r.device, c.channel, r.gap_ms,
      case when c.channel = 'energy_interval' then r.wide_from - interval '1 day'
        else coalesce((select f.at from fact.reading f where f.tenant_id = tenant and f.subject = r.subject and f.device = r.device
          and f.channel = c.channel and f.at < r.wide_from and not f.deleted order by f.at desc limit 1), r.wide_from) end as lowest,
      case when c.channel = 'energy_interval' then r.wide_to
        else coalesce((select f.at from fact.reading f where f.tenant_id = tenant and f.subject = r.subject and f.device = r.device
          and f.channel = c.channel and f.at >= r.wide_to and not f.deleted order by f.at limit 1), r.wide_to) end as highest
    from region r cross join lateral unnest(r.channels) c (channel)
  ), reading as materialized (
    select h.n, h.channel, h.gap_ms, f.at, floor(extract(epoch from f.at) * 1000)::bigint as ms, f.value, f.span_ms,
      lag(f.value) over series as before, floor(extract(epoch from lag(f.at) over series) * 1000)::bigint as before_ms,
      floor(extract(epoch from lead(f.at) over series) * 1000)::bigint as after_ms
    from reach h cross join lateral (
      select x.at, x.value, x.span_ms from fact.reading x where x.tenant_id = tenant and x.subject = h.subject and x.device = h.device
        and x.channel = h.channel and x.at >= h.lowest and x.at <= h.highest and not x.deleted offset 0
    ) f
    window series as (partition by h.n, h.channel order by f.at)
  ), span as (
    -- Intervals [a, b) in epoch ms with their energy in µJ.
    select n, channel, ms as a, least(after_ms, ms + gap_ms) as b, value * (least(after_ms, ms + gap_ms) - ms) as energy
      from reading where channel = 'power' and after_ms is not null
    union all
    select n, channel, before_ms, ms, case when value < before then value else value - before end
      from reading where channel = 'energy_counter' and before_ms is not null
    union all
    select n, channel, ms, ms + span_ms, value from reading where channel = 'energy_interval'
    union all
    select n, channel, ms, least(after_ms, ms + gap_ms), 0 from reading where channel = 'state' and value = 1 and after_ms is not null
  ), piece as (
    -- Cut at quarter hours; the pieces of an interval add up to it exactly.
    select s.n, s.channel, q as quarter,
      least(s.b, (q + 1) * 900000) - greatest(s.a, q * 900000) as ms,
      case when s.a / 900000 = (s.b - 1) / 900000 then s.energy
        else floor(s.energy * (least(s.b, (q + 1) * 900000) - s.a) / (s.b - s.a)) - floor(s.energy * (greatest(s.a, q * 900000) - s.a) / (s.b - s.a)) end as energy
    from span s join region r using (n)
    cross join lateral generate_series(
      greatest(s.a / 900000, floor(extract(epoch from r.wide_from) / 900)::bigint),
      least((s.b - 1) / 900000, ceil(extract(epoch from r.wide_to) / 900)::bigint)) q
    where s.b > s.a
  ), slot as (
    select n, channel, quarter, sum(energy) as energy, least(sum(ms), 900000)::bigint as ms from piece group by 1, 2, 3
  ), best as (
    -- The most exact channel of each quarter hour; on-time beside it.
    select distinct on (n, quarter) n, quarter, energy, ms from slot where channel <> 'state'
    order by n, quarter, array_position(array['energy_interval', 'energy_counter', 'power'], channel)
  ), measured as (
    select n, quarter, energy, ms as covered, 0::bigint as on_ms from best
    union all select n, quarter, null, 0, ms from slot where channel = 'state'
  ), bucket as (
    select m.n, ops.local_hour(to_timestamp(m.quarter * 900), r.zone) as hour, m.energy, m.covered, m.on_ms, 0 as starts, 0 as readings,
      null::bigint as peak, null::timestamptz as peak_at
    from measured m join region r using (n)
    union all
    select p.n, ops.local_hour(to_timestamp(p.ms / 900000 * 900), r.zone), null, 0, 0,
      coalesce(p.channel = 'state' and p.value = 1 and p.before = 0, false)::int, 1,
      case p.channel when 'power' then p.value when 'energy_interval' then round(p.value / p.span_ms) end::bigint,
      case when p.channel in ('power', 'energy_interval') then p.at end
    from reading p join region r using (n)
    where p.at >= r.wide_from and p.at < r.wide_to
  )
  -- An hour holds at most what fits (2.5 TWh): a counter that jumps absurdly must not stop the tenant's
  -- other figures. Nothing measured stays nothing (least and greatest would pass over the null).
  select tenant, r.subject, r.device, b.hour, (b.hour at time zone r.zone)::date, extract(hour from b.hour at time zone r.zone)::smallint, r.role,
    (case when sum(b.energy) is not null then least(greatest(sum(b.energy), -9000000000000000000), 9000000000000000000) end)::bigint, sum(b.covered)::bigint, sum(b.on_ms)::bigint, sum(b.starts)::int, max(b.peak),
    (array_agg(b.peak_at order by b.peak desc nulls last, b.peak_at))[1], sum(b.readings)::int
  from bucket b join region r using (n)
  where b.hour >= r.hour_from and b.hour < r.hour_to
  group by r.subject, r.device, r.role, r.zone, b.hour
$$;

-- roll/fresh_spending.sql
-- What the daily spending rollup should hold for these (subject, local day) pairs, from the facts, in the zone in force.
-- The instants are taken wide and the local date decides, so that days whose midnight does not exist, or comes twice, are right.
-- A sum is at most what fits: nearly a million of the greatest payments a day must not stop the tenant's other figures.
create or replace function ops.fresh_spending(tenant uuid, subjects text[], days date[]) returns setof rollup.spending_daily
language sql stable rows 20000 as $$
  with dirty as materialized (
    select b.subject, b.day, coalesce(s.zone, t.zone) as zone,
      b.day::timestamp at time zone 'UTC' - interval '16 hours' as lowest, b.day::timestamp at time zone 'UTC' + interval '40 hours' as highest
    from unnest(subjects, days) b (subject, day)
    join core.tenant t on t.id = tenant
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = b.subject offset 0) s on true
  )
  select tenant, d.subject, d.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'debit'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'refund'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'credit'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'own_out'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'own_in'), 0), 9000000000000000000)::bigint,
    (count(*) filter (where f.part = 0 and f.flow = 'debit'))::int,
    (count(*) filter (where f.part = 0 and f.flow = 'refund'))::int,
    (count(*) filter (where f.part = 0 and f.flow = 'credit'))::int,
    (count(*) filter (where f.part = 0 and f.flow in ('own_out', 'own_in')))::int
  from dirty d
  cross join lateral (
    select * from fact.transaction x where x.tenant_id = tenant and x.subject = d.subject and x.at >= d.lowest and x.at < d.highest offset 0
  ) f
  where (f.at at time zone d.zone)::date = d.day
  group by d.subject, d.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending
$$;

-- roll/local_hour.sql
-- The start of the local hour an instant lies in. Exact where zones change by whole hours; where a change is of half an
-- hour, the two halves of the repeated hour still get starts of their own.
create or replace function ops.local_hour(at timestamptz, zone text) returns timestamptz
language sql stable parallel safe as $$
  select at - make_interval(secs => (extract(epoch from at at time zone zone) % 3600)::double precision)
$$;

-- roll/refresh.sql
-- Refreshes one materialised view, in the caller's transaction: its pending notes go, the view is rebuilt from all that
-- is committed by then, its state is written. Readers are not blocked. Runs as the refresher, who owns the views.
create or replace function ops.refresh(of_view text) returns table (ms int, rows bigint, pending int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  started timestamptz := clock_timestamp();
  filled boolean;
begin
  select c.relispopulated into filled from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'mat' and c.relname = of_view and c.relkind = 'm';
  if not found then raise exception 'There is no materialised view mat.%', of_view using errcode = '42P01'; end if;
  perform 1 from ops.mat_state s where s.view = of_view for update;
  delete from ops.mat_pending p where p.view = of_view;
  get diagnostics pending = row_count;
  update ops.mat_state s set closed_through = ops.closed_month() where s.view = of_view;
  execute format('refresh materialized view %s mat.%I', case when filled then 'concurrently' else '' end, of_view);
  execute format('select count(*) from mat.%I', of_view) into rows;
  ms := extract(epoch from clock_timestamp() - started) * 1000;
  update ops.mat_state s set refreshed_at = clock_timestamp(), ms = refresh.ms, rows = refresh.rows where s.view = of_view;
  return next;
end $$;

-- roll/roll.sql
-- Rolls up to max_marks marks of one tenant, in one transaction: lock the tenant's roll lock, take marks, and in later
-- statements (which see all that was committed by then) recompute what they touch and write the differences. Tells open
-- dashboards. marks = 0: nothing was waiting.
create or replace function ops.roll(tenant uuid, max_marks int)
returns table (marks int, changed int, watermark timestamptz)
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals.
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  taken record;
  spending_subjects text[]; spending_days date[];
  device_subjects text[]; device_ids text[]; device_from timestamptz[]; device_to timestamptz[];
  told text[];
  wrote int := 0;
  wrote_now int;
begin
  insert into ops.roll_lock (tenant_id) values (tenant) on conflict do nothing;
  perform 1 from ops.roll_lock l where l.tenant_id = tenant for update;

  with gone as (
    delete from ops.mark m where m.tenant_id = tenant
      and m.id in (select o.id from ops.mark o where o.tenant_id = tenant order by o.id limit max_marks)
    returning m.*
  )
  select count(*)::int as marks, max(g.since) as watermark,
    coalesce(array_agg(g.subject) filter (where g.domain = 'spending'), '{}') as s_subject,
    coalesce(array_agg(g.at_from) filter (where g.domain = 'spending'), '{}') as s_from,
    coalesce(array_agg(g.at_to) filter (where g.domain = 'spending'), '{}') as s_to,
    coalesce(array_agg(g.subject) filter (where g.domain = 'devices'), '{}') as d_subject,
    coalesce(array_agg(g.part) filter (where g.domain = 'devices'), '{}') as d_device,
    coalesce(array_agg(g.at_from) filter (where g.domain = 'devices'), '{}') as d_from,
    coalesce(array_agg(g.at_to) filter (where g.domain = 'devices'), '{}') as d_to
    into taken from gone g;
  marks := taken.marks; watermark := taken.watermark; changed := 0;
  if marks = 0 then return next; return; end if;

  if cardinality(taken.s_subject) > 0 then
    select array_agg(d.subject), array_agg(d.day) into spending_subjects, spending_days
      from ops.dirty_days(tenant, taken.s_subject, taken.s_from, taken.s_to) d;
    select array_agg(r.subject), coalesce(sum(r.changed), 0) into told, wrote_now from ops.roll_spending(tenant, spending_subjects, spending_days) r;
    wrote := wrote + wrote_now;
    perform ops.tell(tenant, 'spending', told);
  end if;
  if cardinality(taken.d_subject) > 0 then
    select array_agg(h.subject), array_agg(h.device), array_agg(h.hour_from), array_agg(h.hour_to)
      into device_subjects, device_ids, device_from, device_to
      from ops.dirty_hours(tenant, taken.d_subject, taken.d_device, taken.d_from, taken.d_to) h;
    select array_agg(r.subject), coalesce(sum(r.changed), 0) into told, wrote_now from ops.roll_devices(tenant, device_subjects, device_ids, device_from, device_to) r;
    wrote := wrote + wrote_now;
    perform ops.tell(tenant, 'devices', told);
  end if;
  changed := wrote;
  return next;
end $$;

-- roll/roll_devices.sql
-- The same for devices: recomputes the local hours of the dirty regions and writes the differences. Stored hours are
-- compared over the whole region, so that hours of a former zone disappear.
create or replace function ops.roll_devices(tenant uuid, subjects text[], devices text[], hours_from timestamptz[], hours_to timestamptz[])
returns table (subject text, changed int)
language sql as $$
  with fresh as materialized (
    select * from ops.fresh_devices(tenant, subjects, devices, hours_from, hours_to)
  ), stored as materialized (
    select r.old, r.place from unnest(subjects, devices, hours_from, hours_to) d (subject, device, hour_from, hour_to)
    cross join lateral (
      select x as old, x.ctid as place from rollup.devices_hourly x
      where x.tenant_id = tenant and x.subject = d.subject and x.device = d.device and x.hour >= d.hour_from and x.hour < d.hour_to offset 0
    ) r
  ), gone as (
    -- By place: under the roll lock nothing else moves these rows.
    delete from rollup.devices_hourly r where r.ctid = any (array(
      select s.place from stored s where not exists (
        select from fresh f where (f.subject, f.device, f.hour) = ((s.old).subject, (s.old).device, (s.old).hour))))
    returning r.subject, r.day
  ), written as (
    insert into rollup.devices_hourly as r
    select * from (select * from fresh except select (s.old).* from stored s) f
    order by f.subject, f.device, f.hour
    on conflict (tenant_id, subject, device, hour) do update
      set day = excluded.day, hour_of_day = excluded.hour_of_day, role = excluded.role, energy_uj = excluded.energy_uj,
        covered_ms = excluded.covered_ms, on_ms = excluded.on_ms, starts = excluded.starts, peak_mw = excluded.peak_mw,
        peak_at = excluded.peak_at, readings = excluded.readings
    returning r.subject, r.day
  ), before as (
    -- An hour that moved to another day or role leaves its old month too.
    select (s.old).subject, (s.old).day from stored s
    join fresh f on (f.subject, f.device, f.hour) = ((s.old).subject, (s.old).device, (s.old).hour) where f.day <> (s.old).day
  ), touched as materialized (
    select * from gone union all select * from written union all select * from before
  ), pending as (
    insert into ops.mat_pending (tenant_id, view, subject, month)
    select distinct tenant, 'devices_tenant_month', '', date_trunc('month', t.day)::date from touched t
    union all
    select distinct tenant, 'devices_subject_month', t.subject, date_trunc('month', t.day)::date from touched t where t.day < ops.maybe_closed_month()
  )
  select t.subject, count(*)::int from touched t group by t.subject
$$;

-- roll/roll_spending.sql
-- Recomputes these (subject, local day) pairs, writes the differences to the rollup, and notes which months of the
-- materialised views they make pending. Returns the subjects and rows changed. The caller holds the tenant's roll lock.
create or replace function ops.roll_spending(tenant uuid, subjects text[], days date[]) returns table (subject text, changed int)
language sql as $$
  with fresh as materialized (
    select * from ops.fresh_spending(tenant, subjects, days)
  ), stored as materialized (
    select r.old, r.place from unnest(subjects, days) d (subject, day)
    cross join lateral (
      select x as old, x.ctid as place from rollup.spending_daily x where x.tenant_id = tenant and x.subject = d.subject and x.day = d.day offset 0
    ) r
  ), gone as (
    -- By place: under the roll lock nothing else moves these rows.
    delete from rollup.spending_daily r where r.ctid = any (array(
      select s.place from stored s where not exists (
        select from fresh f where (f.subject, f.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending)
          = ((s.old).subject, (s.old).day, (s.old).currency, (s.old).account, (s.old).category, (s.old).merchant, (s.old).kind, (s.old).pending))))
    returning r.subject, r.day
  ), written as (
    insert into rollup.spending_daily as r
    select * from (select * from fresh except select (s.old).* from stored s) f
    order by f.subject, f.day
    on conflict (tenant_id, subject, day, currency, account, category, merchant, kind, pending) do update
      set debit_minor = excluded.debit_minor, refund_minor = excluded.refund_minor, credit_minor = excluded.credit_minor,
        own_out_minor = excluded.own_out_minor, own_in_minor = excluded.own_in_minor, debits = excluded.debits,
        refunds = excluded.refunds, credits = excluded.credits, owns = excluded.owns
    returning r.subject, r.day
  ), touched as materialized (
    select * from gone union all select * from written
  ), pending as (
    insert into ops.mat_pending (tenant_id, view, subject, month)
    select distinct tenant, v.view, '', date_trunc('month', t.day)::date
    from touched t cross join (values ('spending_tenant_month'), ('spending_tenant_merchant')) v (view)
    union all
    select distinct tenant, 'spending_subject_month', t.subject, date_trunc('month', t.day)::date from touched t where t.day < ops.maybe_closed_month()
  )
  select t.subject, count(*)::int from touched t group by t.subject
$$;

-- roll/tell.sql
-- Tells open dashboards, at commit, whose figures changed: never the figures. subjects is null when they are many.
create or replace function ops.tell(tenant uuid, domain text, subjects text[]) returns void
language plpgsql as $$
declare
  list jsonb := to_jsonb(subjects);
begin
  if subjects is null then return; end if;
  if cardinality(subjects) > 100 or octet_length(list::text) > 6000 then list := 'null'; end if;
  perform pg_notify('inlay_live', jsonb_build_object('tenant', tenant, 'domain', domain, 'subjects', list, 'at', now())::text);
end $$;

-- roll/verify_devices.sql
-- Where the hourly device rollup differs from the readings, for these subjects: both rows as JSON, at most `most`.
create or replace function ops.verify_devices(tenant uuid, subjects text[], most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with extent as (
    select d.subject, d.device, coalesce(s.zone, t.zone) as zone, least(x.at_from, y.at_from) as at_from, greatest(x.at_to, y.at_to) as at_to
    from fact.device d join core.tenant t on t.id = tenant
    left join fact.subject s on s.tenant_id = tenant and s.subject = d.subject
    left join lateral ops.extent_of(tenant, d.subject, d.device) x on true
    left join lateral (select min(r.hour) as at_from, max(r.hour) as at_to from rollup.devices_hourly r
      where r.tenant_id = tenant and r.subject = d.subject and r.device = d.device) y on true
    where d.tenant_id = tenant and d.subject = any (subjects) and coalesce(x.at_from, y.at_from) is not null
  ), region as (
    select array_agg(subject) as s, array_agg(device) as d, array_agg(ops.local_hour(at_from, zone)) as f,
      array_agg(ops.local_hour(at_to, zone) + interval '1 hour') as t from extent
  ), expected as (
    select to_jsonb(e) - 'tenant_id' as row from region r cross join lateral ops.fresh_devices(tenant, r.s, r.d, r.f, r.t) e
  ), stored as (
    select to_jsonb(r) - 'tenant_id' as row from rollup.devices_hourly r where r.tenant_id = tenant and r.subject = any (subjects)
  ), missing as (
    select row from expected except select row from stored
  ), extra as (
    select row from stored except select row from expected
  )
  select format('rollup.devices_hourly %s %s %s', coalesce(m.row, x.row)->>'subject', coalesce(m.row, x.row)->>'device', coalesce(m.row, x.row)->>'hour'), x.row, m.row
  from missing m full join extra x on (m.row->>'subject', m.row->>'device', m.row->>'hour') = (x.row->>'subject', x.row->>'device', x.row->>'hour')
  order by 1 limit most
$$;

-- roll/verify_spending.sql
-- Where the daily spending rollup differs from the facts, for these subjects: both rows as JSON, at most `most`.
create or replace function ops.verify_spending(tenant uuid, subjects text[], most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with zone as (
    select n.subject, coalesce(s.zone, t.zone) as zone
    from unnest(subjects) n (subject) join core.tenant t on t.id = tenant
    left join fact.subject s on s.tenant_id = tenant and s.subject = n.subject
  ), day as (
    select distinct z.subject, (f.at at time zone z.zone)::date as day from zone z join fact.transaction f on f.tenant_id = tenant and f.subject = z.subject
    union
    select r.subject, r.day from rollup.spending_daily r where r.tenant_id = tenant and r.subject = any (subjects)
  ), expected as (
    select to_jsonb(e) - 'tenant_id' as row from (select array_agg(subject) as s, array_agg(day) as d from day) a
    cross join lateral ops.fresh_spending(tenant, a.s, a.d) e
  ), stored as (
    select to_jsonb(r) - 'tenant_id' as row from rollup.spending_daily r where r.tenant_id = tenant and r.subject = any (subjects)
  ), missing as (
    select row from expected except select row from stored
  ), extra as (
    select row from stored except select row from expected
  )
  select format('rollup.spending_daily %s %s %s', coalesce(m.row, x.row)->>'subject', coalesce(m.row, x.row)->>'day', coalesce(m.row, x.row)->>'category'), x.row, m.row
  from missing m full join extra x
    on m.row - '{debit_minor,refund_minor,credit_minor,own_out_minor,own_in_minor,debits,refunds,credits,owns}'::text[]
      = x.row - '{debit_minor,refund_minor,credit_minor,own_out_minor,own_in_minor,debits,refunds,credits,owns}'::text[]
  order by 1 limit most
$$;

-- roll/verify_views.sql
-- Where what the monthly serve views give differs from the rollups added up, for the tenant in scope: at most `most`.
-- Run in a scope that covers the whole tenant.
create or replace function ops.verify_views(tenant uuid, most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with served as (
    select 'serve.spending_tenant_month' as view, to_jsonb(v) - 'tenant_id' as row from serve.spending_tenant_month v where v.tenant_id = tenant
    union all select 'serve.spending_tenant_merchant', to_jsonb(v) - 'tenant_id' from serve.spending_tenant_merchant v where v.tenant_id = tenant
    union all select 'serve.spending_month', to_jsonb(v) - 'tenant_id' from serve.spending_month v where v.tenant_id = tenant
    union all select 'serve.devices_tenant_month', to_jsonb(v) - 'tenant_id' from serve.devices_tenant_month v where v.tenant_id = tenant
    union all select 'serve.devices_month', to_jsonb(v) - '{tenant_id,device_name,kind,room,parent}'::text[] from serve.devices_month v where v.tenant_id = tenant
  ), summed as (
    select 'serve.spending_tenant_month' as view, to_jsonb(e) as row from (
      select date_trunc('month', day)::date as month, currency, category, kind, pending, least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor,
        least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor, least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor,
        least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor, sum(debits)::bigint as debits, sum(refunds)::bigint as refunds,
        sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5) e
    union all select 'serve.spending_tenant_merchant', to_jsonb(e) from (
      select date_trunc('month', day)::date as month, currency, category, nullif(merchant, '') as merchant, kind, pending,
        least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor, least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor,
        sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5, 6) e
    union all select 'serve.spending_month', to_jsonb(e) from (
      select subject, date_trunc('month', day)::date as month, currency, nullif(account, '') as account, category, nullif(merchant, '') as merchant, kind, pending,
        least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor,
        least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor, sum(debits)::bigint as debits,
        sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5, 6, 7, 8) e
    union all select 'serve.devices_tenant_month', to_jsonb(e) from (
      select date_trunc('month', day)::date as month, role, sum(energy_uj) as energy_uj, sum(covered_ms) as covered_ms, sum(on_ms) as on_ms,
        sum(starts)::bigint as starts, sum(readings)::bigint as readings
      from rollup.devices_hourly where tenant_id = tenant group by 1, 2) e
    union all select 'serve.devices_month', to_jsonb(e) from (
      select subject, device, date_trunc('month', day)::date as month, role, sum(energy_uj) as energy_uj, sum(covered_ms) as covered_ms,
        sum(on_ms) as on_ms, sum(starts)::bigint as starts, max(peak_mw) as peak_mw, sum(readings)::bigint as readings
      from rollup.devices_hourly where tenant_id = tenant group by 1, 2, 3, 4) e
  ), missing as (
    select * from summed except select * from served
  ), extra as (
    select * from served except select * from summed
  )
  select x.view || ' ' || (x.row->>'month'), x.row, null::jsonb from extra x
  union all
  select m.view || ' ' || (m.row->>'month'), null, m.row from missing m
  order by 1 limit most
$$;

-- serve/accounts.sql
-- Accounts of the scope's subjects.
create view serve.accounts with (security_barrier) as
select a.tenant_id, a.account, a.subject, coalesce(a.name, a.account) as name, a.kind, a.currency, a.implicit
from fact.account a
where a.tenant_id = scope.tenant() and scope.allows(a.subject);

-- serve/batches.sql
-- A batch's way. Fence: tenant, and a scope that covers all its subjects.
create view serve.batches with (security_barrier) as
select b.tenant_id, b.id, b.transport, b.origin, b.state, b.received_at, b.accepted, b.duplicate, b.quarantined, b.refused,
  b.attempts, b.next_attempt_at, b.processed_at, b.error
from raw.batch b
where b.tenant_id = scope.tenant() and scope.whole();

-- serve/devices.sql
-- Devices of the scope's subjects, with when they were first and last heard.
create view serve.devices with (security_barrier) as
select d.tenant_id, d.device, d.subject, coalesce(d.name, d.device) as name, d.kind, d.room, d.parent, d.role, d.gap_limit_s,
  d.expected_s, d.implicit, heard.first_at, heard.last_at
from fact.device d
cross join lateral (
  select min(f.at) as first_at, max(f.at) as last_at
  from unnest(d.channels) c (channel)
  cross join lateral (
    (select r.at from fact.reading r
      where r.tenant_id = d.tenant_id and r.subject = d.subject and r.device = d.device and r.channel = c.channel and not r.deleted
      order by r.at limit 1)
    union all
    (select r.at from fact.reading r
      where r.tenant_id = d.tenant_id and r.subject = d.subject and r.device = d.device and r.channel = c.channel and not r.deleted
      order by r.at desc limit 1)
  ) f
) heard
where d.tenant_id = scope.tenant() and scope.allows(d.subject);

-- serve/devices_hourly.sql
-- Use per device and local hour, with what the device is now. Fence: tenant and subject of the scope.
-- energy_uj is null where nothing was measured: a gap, not a zero.
create view serve.devices_hourly with (security_barrier) as
select r.tenant_id, r.subject, r.device, r.hour, r.day, r.hour_of_day, extract(isodow from r.day)::int as weekday, r.role,
  coalesce(d.name, r.device) as device_name, d.kind, d.room, d.parent,
  r.energy_uj, r.covered_ms, r.on_ms, r.starts, r.peak_mw, r.peak_at, r.readings
from rollup.devices_hourly r
left join fact.device d on d.tenant_id = r.tenant_id and d.subject = r.subject and d.device = r.device
where r.tenant_id = scope.tenant() and scope.allows(r.subject);

-- serve/devices_month.sql
-- Use per device and local month: materialised where closed and not pending, else from the rollup. Fence: tenant and subject.
-- Three parts, so that each finds its rows by an index: closed months, open months, closed months with something pending.
create view serve.devices_month with (security_barrier) as
select u.tenant_id, u.subject, u.device, u.month, u.role, coalesce(d.name, u.device) as device_name, d.kind, d.room, d.parent,
  u.energy_uj, u.covered_ms, u.on_ms, u.starts, u.peak_mw, u.readings
from (
  select m.tenant_id, m.subject, m.device, m.month, m.role, m.energy_uj, m.covered_ms, m.on_ms, m.starts, m.peak_mw, m.readings
  from mat.devices_subject_month m
  where m.tenant_id = scope.tenant() and scope.allows(m.subject)
    and not exists (select from ops.mat_pending p where p.tenant_id = m.tenant_id and p.view = 'devices_subject_month' and p.month = m.month and p.subject = m.subject)
  union all
  select r.tenant_id, r.subject, r.device, date_trunc('month', r.day::timestamp)::date, r.role,
    sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, max(r.peak_mw), sum(r.readings)::bigint
  from rollup.devices_hourly r
  where r.tenant_id = scope.tenant() and scope.allows(r.subject)
    and r.day >= coalesce((select s.closed_through from ops.mat_state s where s.view = 'devices_subject_month'), '-infinity'::date)
  group by 1, 2, 3, 4, 5
  union all
  select r.tenant_id, r.subject, r.device, p.month, r.role,
    sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, max(r.peak_mw), sum(r.readings)::bigint
  from (
    select distinct q.tenant_id, q.subject, q.month from ops.mat_pending q
    where q.tenant_id = scope.tenant() and q.view = 'devices_subject_month'
      and q.month < (select s.closed_through from ops.mat_state s where s.view = 'devices_subject_month')
  ) p
  join rollup.devices_hourly r on r.tenant_id = p.tenant_id and r.subject = p.subject and r.day >= p.month and r.day < (p.month + interval '1 month')::date
  where r.tenant_id = scope.tenant() and scope.allows(r.subject)
  group by 1, 2, 3, 4, 5
) u
left join fact.device d on d.tenant_id = u.tenant_id and d.subject = u.subject and d.device = u.device;

-- serve/devices_tenant_month.sql
-- Use of the whole tenant per month and role of the device. Fence: tenant, and a scope that covers all its subjects.
create view serve.devices_tenant_month with (security_barrier) as
select m.tenant_id, m.month, m.role, m.energy_uj, m.covered_ms, m.on_ms, m.starts, m.readings
from mat.devices_tenant_month m
where m.tenant_id = scope.tenant() and scope.whole()
  and not exists (select from ops.mat_pending p where p.tenant_id = m.tenant_id and p.view = 'devices_tenant_month' and p.month = m.month)
union all
select r.tenant_id, p.month, r.role, sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, sum(r.readings)::bigint
from (select distinct q.tenant_id, q.month from ops.mat_pending q where q.tenant_id = scope.tenant() and q.view = 'devices_tenant_month') p
join rollup.devices_hourly r on r.tenant_id = p.tenant_id and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.whole()
group by 1, 2, 3;

-- serve/events.sql
-- Raw events as they were sent. Fence: tenant and subject of the scope.
create view serve.events with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.data,
  case when e.type = 'inlay.spending.transaction.v1' then e.data->>'transactionId' end as transaction_id
from raw.event e
where e.tenant_id = scope.tenant() and scope.allows(e.subject);

-- serve/events_by_key.sql
-- Raw events as they were sent, to be found by their identity (source, id): the keys have the index for it, and every event kept
-- has its key. Fence: tenant and subject of the scope.
create view serve.events_by_key with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, k.source, k.id, e.type, e.subject, e.data
from raw.event_key k
join raw.event e on e.tenant_id = k.tenant_id and e.batch_id = k.batch_id and e.ordinal = k.ordinal and e.time = k.time
where e.tenant_id = scope.tenant() and k.tenant_id = scope.tenant() and scope.allows(e.subject);

-- serve/freshness.sql
-- as_of: everything received up to this instant is in the figures, but for what is in quarantine and for batches that
-- failed for good (doctor names them). Now, when nothing waits. Fence: tenant.
create view serve.freshness with (security_barrier) as
select t.id as tenant_id, w.oldest as waiting_since, coalesce(w.oldest, now()) as as_of
from core.tenant t
cross join lateral (
  select least(
    (select min(b.received_at) from raw.batch b where b.tenant_id = t.id and b.state = 'ready'),
    (select min(m.since) from ops.mark m where m.tenant_id = t.id)) as oldest
) w
where t.id = scope.tenant();

-- serve/quarantine.sql
-- What was refused, without its bytes. Fence: tenant, and a scope that covers all its subjects.
create view serve.quarantine with (security_barrier) as
select q.tenant_id, q.id, q.batch_id, q.ordinal, q.stage, q.code, q.path, q.message, q.schema_version, q.source, q.event_id,
  octet_length(q.raw) as bytes, q.received_at, q.state
from raw.quarantine q
where q.tenant_id = scope.tenant() and scope.whole();

-- serve/readings.sql
-- The readings behind a figure, with their local hour's day. Fence: tenant and subject of the scope.
create view serve.readings with (security_barrier) as
select f.tenant_id, f.subject, f.device, f.channel, f.at, (f.at at time zone coalesce(s.zone, t.zone))::date as day,
  f.value, f.span_ms, f.quality, f.revision, f.source, f.event_id, f.event_time
from fact.reading f
join core.tenant t on t.id = f.tenant_id
left join fact.subject s on s.tenant_id = f.tenant_id and s.subject = f.subject
where f.tenant_id = scope.tenant() and scope.allows(f.subject) and not f.deleted;

-- serve/spending_daily.sql
-- Spending per subject and local day. Fence: tenant and subject of the scope.
create view serve.spending_daily with (security_barrier) as
select r.tenant_id, r.subject, r.day, r.currency, nullif(r.account, '') as account, r.category, nullif(r.merchant, '') as merchant, r.kind,
  r.pending, r.debit_minor, r.refund_minor, r.credit_minor, r.own_out_minor, r.own_in_minor, r.debits, r.refunds, r.credits, r.owns
from rollup.spending_daily r
where r.tenant_id = scope.tenant() and scope.allows(r.subject);

-- serve/spending_month.sql
-- Spending per subject and local month: materialised where the month is closed and nothing of it is pending, else from
-- the rollup. Fence: tenant and subject of the scope.
-- Three parts, so that each finds its rows by an index: closed months, open months, closed months with something pending.
create view serve.spending_month with (security_barrier) as
select m.tenant_id, m.subject, m.month, m.currency, nullif(m.account, '') as account, m.category, nullif(m.merchant, '') as merchant, m.kind, m.pending,
  m.debit_minor, m.refund_minor, m.credit_minor, m.own_out_minor, m.own_in_minor, m.debits, m.refunds, m.credits, m.owns
from mat.spending_subject_month m
where m.tenant_id = scope.tenant() and scope.allows(m.subject)
  and not exists (select from ops.mat_pending p where p.tenant_id = m.tenant_id and p.view = 'spending_subject_month' and p.month = m.month and p.subject = m.subject)
union all
select r.tenant_id, r.subject, date_trunc('month', r.day::timestamp)::date, r.currency, nullif(r.account, ''), r.category, nullif(r.merchant, ''), r.kind, r.pending,
  least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from rollup.spending_daily r
where r.tenant_id = scope.tenant() and scope.allows(r.subject)
  and r.day >= coalesce((select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month'), '-infinity'::date)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
union all
select r.tenant_id, r.subject, p.month, r.currency, nullif(r.account, ''), r.category, nullif(r.merchant, ''), r.kind, r.pending,
  least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from (
  select distinct q.tenant_id, q.subject, q.month from ops.mat_pending q
  where q.tenant_id = scope.tenant() and q.view = 'spending_subject_month'
    and q.month < (select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month')
) p
join rollup.spending_daily r on r.tenant_id = p.tenant_id and r.subject = p.subject and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.allows(r.subject)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;

-- serve/spending_tenant_merchant.sql
-- Spending of the whole tenant per month and merchant: materialised, or from the rollup for months with something pending.
-- Fence: tenant, and a scope that covers all its subjects.
create view serve.spending_tenant_merchant with (security_barrier) as
select m.tenant_id, m.month, m.currency, m.category, nullif(m.merchant, '') as merchant, m.kind, m.pending, m.debit_minor, m.refund_minor, m.credit_minor, m.own_out_minor, m.own_in_minor, m.debits, m.refunds, m.credits, m.owns
from mat.spending_tenant_merchant m
where m.tenant_id = scope.tenant() and scope.whole()
  and not exists (select from ops.mat_pending p where p.tenant_id = m.tenant_id and p.view = 'spending_tenant_merchant' and p.month = m.month)
union all
select r.tenant_id, p.month, r.currency, r.category, nullif(r.merchant, ''), r.kind, r.pending, least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from (select distinct q.tenant_id, q.month from ops.mat_pending q where q.tenant_id = scope.tenant() and q.view = 'spending_tenant_merchant') p
join rollup.spending_daily r on r.tenant_id = p.tenant_id and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.whole()
group by 1, 2, 3, 4, 5, 6, 7;

-- serve/spending_tenant_month.sql
-- Spending of the whole tenant per month (subjects' local months added up): materialised, or from the rollup for months
-- with something pending. Fence: tenant, and a scope that covers all its subjects.
create view serve.spending_tenant_month with (security_barrier) as
select m.tenant_id, m.month, m.currency, m.category, m.kind, m.pending, m.debit_minor, m.refund_minor, m.credit_minor, m.own_out_minor, m.own_in_minor, m.debits, m.refunds, m.credits, m.owns
from mat.spending_tenant_month m
where m.tenant_id = scope.tenant() and scope.whole()
  and not exists (select from ops.mat_pending p where p.tenant_id = m.tenant_id and p.view = 'spending_tenant_month' and p.month = m.month)
union all
select r.tenant_id, p.month, r.currency, r.category, r.kind, r.pending, least(sum(r.debit_minor), 9000000000000000000)::bigint, least(sum(r.refund_minor), 9000000000000000000)::bigint, least(sum(r.credit_minor), 9000000000000000000)::bigint, least(sum(r.own_out_minor), 9000000000000000000)::bigint, least(sum(r.own_in_minor), 9000000000000000000)::bigint, sum(r.debits)::bigint, sum(r.refunds)::bigint, sum(r.credits)::bigint, sum(r.owns)::bigint
from (select distinct q.tenant_id, q.month from ops.mat_pending q where q.tenant_id = scope.tenant() and q.view = 'spending_tenant_month') p
join rollup.spending_daily r on r.tenant_id = p.tenant_id and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.whole()
group by 1, 2, 3, 4, 5, 6;

-- serve/subjects.sql
-- Subjects of the scope: those that said who they are and those known from their data, with the zone in force.
create view serve.subjects with (security_barrier) as
select s.tenant_id, s.subject, coalesce(s.name, s.subject) as name, coalesce(s.zone, t.zone) as zone
from fact.subject s join core.tenant t on t.id = s.tenant_id
where s.tenant_id = scope.tenant() and scope.allows(s.subject);

-- serve/transactions.sql
-- The transactions behind a figure, by part, with the local day they count on. Fence: tenant and subject of the scope.
create view serve.transactions with (security_barrier) as
select f.tenant_id, f.subject, f.at, (f.at at time zone coalesce(s.zone, t.zone))::date as day, f.transaction_id, f.part,
  nullif(f.account, '') as account, f.direction, f.kind, f.flow, f.pending, f.amount_minor, f.currency, f.category, f.category_from,
  nullif(f.merchant, '') as merchant, f.merchant_raw, f.mcc, f.counterparty, f.description, f.refund_of, f.booked_at, f.value_at,
  f.revision, f.source, f.event_id, f.event_time
from fact.transaction f
join core.tenant t on t.id = f.tenant_id
left join fact.subject s on s.tenant_id = f.tenant_id and s.subject = f.subject
where f.tenant_id = scope.tenant() and scope.allows(f.subject);

-- policy/a_owners.sql
-- The refresher owns the materialised views (and the function that refreshes them) and the views that serve them: the views' WHERE is their only fence.
do $$
declare v record;
begin
  grant create on schema mat, serve, ops to inlay_refresher;
  for v in select n.nspname, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('mat', 'serve') and c.relkind in ('m', 'v') and pg_get_userbyid(c.relowner) <> 'inlay_refresher'
  loop
    execute format('alter %s %I.%I owner to inlay_refresher', case v.relkind when 'm' then 'materialized view' else 'view' end, v.nspname, v.relname);
  end loop;
  alter function ops.refresh(text) owner to inlay_refresher;
  revoke create on schema mat, serve, ops from inlay_refresher;
end $$;

-- policy/b_tables.sql
-- Row level security of every tenant table: app and collector see the tenant in scope (app also only the subject in
-- scope), pipeline, refresher and owner see all, by name, so that no view is ever silently built empty.
do $$
declare
  whole constant text := 'to inlay_pipeline, inlay_refresher, inlay_owner using (true) with check (true)';
  pattern constant text := 'to %1$s using (%2$s) with check (%2$s)';
  own text;
  t record;
  wanted text[] := '{}';
  former record;
begin
  for t in
    select c.oid::regclass as name, n.nspname as schema, c.relrowsecurity and c.relforcerowsecurity as secured,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'subject' and not a.attisdropped) as has_subject
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('core', 'raw', 'fact', 'rollup', 'ops') and c.relkind in ('r', 'p') and not c.relispartition
      and (c.oid = 'core.tenant'::regclass or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
  loop
    if not t.secured then
      execute format('alter table %s enable row level security', t.name);
      execute format('alter table %s force row level security', t.name);
    end if;
    own := case when t.name = 'core.tenant'::regclass then 'id' else 'tenant_id' end || ' = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
    perform ops.ensure_policy(t.name, 'whole', whole);
    perform ops.ensure_policy(t.name, 'collector', format(pattern, 'inlay_collector', own));
    perform ops.ensure_policy(t.name, 'app', format(pattern, 'inlay_app',
      own || case when t.has_subject and t.schema in ('fact', 'rollup') then ' and scope.allows(subject)' else '' end));
    wanted := wanted || array[t.name || ' whole', t.name || ' collector', t.name || ' app'];
  end loop;

  -- The look-ups before a scope exists (db/sql/lookup), and the trail they leave.
  perform ops.ensure_policy('core.tenant', 'lookup', 'for select to inlay_lookup using (true)');
  perform ops.ensure_policy('core.user_account', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.api_key', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.audit', 'lookup', 'for insert to inlay_lookup with check (true)');
  wanted := wanted || array['core.tenant lookup', 'core.user_account lookup', 'core.api_key lookup', 'core.audit lookup'];

  for former in
    select p.polrelid::regclass as name, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('core', 'raw', 'fact', 'rollup', 'ops') and p.polrelid::regclass || ' ' || p.polname <> all (wanted)
  loop
    execute format('drop policy %I on %s', former.polname, former.name);
  end loop;
end $$;

-- policy/c_grants.sql
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
grant update (name, zone, currency, accept_from, accept_back_days, accept_ahead_days) on core.tenant to inlay_app;
grant update (name, role, subject, status, session_version, password_hash) on core.user_account to inlay_app;
grant update (revoked_at) on core.api_key to inlay_app;
grant update, delete on core.category_rule to inlay_app;

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
grant select on core.tenant, raw.batch, raw.event, raw.event_key, raw.quarantine to inlay_refresher;
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

-- policy/d_lookup.sql
-- What the look-ups write besides (db/sql/lookup): the trail of sign-ins, and a password hash made anew.
grant insert on core.audit to inlay_lookup;
grant update (password_hash) on core.user_account to inlay_lookup;

-- A new tenant is written in its own scope, so the policy of core.tenant holds for it as for any row.
grant insert on core.tenant to inlay_app;
