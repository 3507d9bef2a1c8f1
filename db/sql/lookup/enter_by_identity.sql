-- Whether an identity that its issuer vouches for may come in, linking it at its first time. It does when it is linked to
-- an active account; when the issuer has verified its e-mail address and an active account has that address and no other
-- identity of this issuer; or when one invitation is open for the address, which it accepts. Never otherwise.
-- account: the id that an accepted invitation's account gets; trail: four fresh ids, in the order of time, for the audit trail.
-- @returns in, or why not: closed, unverified, other, several, unknown
create or replace function lookup.enter_by_identity(issuer text, sub text, email text, verified boolean, name text, account uuid, trail uuid[])
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_id uuid;
  outcome text := 'in';
  own core.user_account;
  invited core.invitation;
  invitations int;
begin
  -- Two first times at once: the second finds what the first has linked.
  perform pg_advisory_xact_lock(hashtextextended('inlay:identity:' || issuer || ' ' || email, 0));
  select i.user_id into found_id from core.user_identity i where i.issuer = enter_by_identity.issuer and i.sub = enter_by_identity.sub;
  if found_id is null and verified then
    select u.id into found_id from core.user_account u where u.email = enter_by_identity.email;
    if found_id is null then
      select count(*) into invitations from core.invitation i join core.tenant t on t.id = i.tenant_id and t.status = 'active'
      where i.email = enter_by_identity.email and i.accepted_at is null and i.revoked_at is null and i.expires_at > clock_timestamp();
      if invitations = 1 then
        select i.* into invited from core.invitation i join core.tenant t on t.id = i.tenant_id and t.status = 'active'
        where i.email = enter_by_identity.email and i.accepted_at is null and i.revoked_at is null and i.expires_at > clock_timestamp()
        for update of i;
        -- The hash of no password: one can be set by the way of a forgotten one.
        select a.user_id into found_id from lookup.accept_invitation(invited.token_hash, account, name, 'none', trail[1:2]) a;
      end if;
    end if;
  end if;

  select u.* into own from core.user_account u where u.id = found_id for update;
  if own.id is null then
    outcome := case when not verified then 'unverified' when invitations > 1 then 'several' else 'unknown' end;
  elsif own.status <> 'active' or exists (select from core.tenant t where t.id = own.tenant_id and t.status <> 'active') then
    outcome := 'closed';
  elsif not exists (select from core.user_identity i where i.issuer = enter_by_identity.issuer and i.sub = enter_by_identity.sub) then
    insert into core.user_identity (issuer, sub, user_id, email)
    values (enter_by_identity.issuer, enter_by_identity.sub, own.id, enter_by_identity.email) on conflict do nothing;
    if found then
      perform lookup.leave_trail(own.tenant_id, trail[3], 'user:' || own.id, 'identity.link', own.email,
        jsonb_build_object('issuer', enter_by_identity.issuer));
    else
      outcome := 'other';
    end if;
  end if;

  update core.user_account u set last_sign_in_at = clock_timestamp() where u.id = own.id and outcome = 'in';
  perform lookup.leave_trail(own.tenant_id, trail[4], case when outcome = 'in' then 'user:' || own.id else 'anonymous' end,
    case when outcome = 'in' then 'session.sign_in' else 'session.sign_in_failed' end, coalesce(own.email, enter_by_identity.email),
    jsonb_build_object('issuer', enter_by_identity.issuer, 'outcome', outcome));
  return outcome;
end $$;
alter function lookup.enter_by_identity(text, text, text, boolean, text, uuid, uuid[]) owner to inlay_lookup;
revoke all on function lookup.enter_by_identity(text, text, text, boolean, text, uuid, uuid[]) from public;
grant execute on function lookup.enter_by_identity(text, text, text, boolean, text, uuid, uuid[]) to inlay_app;
