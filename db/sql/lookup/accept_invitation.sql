-- Makes the account that an open invitation promises, and closes it. Of two who accept at once, the second waits for the
-- first and then finds it closed. trail: two fresh ids for the audit trail. No row: the invitation opens nothing.
-- Without an id when the e-mail address has an account by now.
create or replace function lookup.accept_invitation(token_hash bytea, account uuid, name text, password_hash text, trail uuid[])
returns table (user_id uuid, email text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  invited core.invitation;
  made uuid;
begin
  select i.* into invited from core.invitation i join core.tenant t on t.id = i.tenant_id and t.status = 'active'
  where i.token_hash = accept_invitation.token_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > clock_timestamp()
  for update of i;
  if not found then
    return;
  end if;
  insert into core.user_account (id, tenant_id, email, name, password_hash, role, subject)
  values (account, invited.tenant_id, invited.email, accept_invitation.name, accept_invitation.password_hash, invited.role, invited.subject)
  on conflict do nothing returning id into made;
  if made is not null then
    update core.invitation i set accepted_at = clock_timestamp() where i.tenant_id = invited.tenant_id and i.id = invited.id;
    perform lookup.leave_trail(invited.tenant_id, trail[1], 'user:' || made, 'invitation.accept', invited.email, jsonb_build_object('id', invited.id));
    perform lookup.leave_trail(invited.tenant_id, trail[2], 'user:' || made, 'user.create', invited.email,
      jsonb_strip_nulls(jsonb_build_object('id', made, 'name', accept_invitation.name, 'role', invited.role, 'subject', invited.subject)));
  end if;
  return query select made, invited.email;
end $$;
alter function lookup.accept_invitation(bytea, uuid, text, text, uuid[]) owner to inlay_lookup;
revoke all on function lookup.accept_invitation(bytea, uuid, text, text, uuid[]) from public;
grant execute on function lookup.accept_invitation(bytea, uuid, text, text, uuid[]) to inlay_app;
