-- Marks everything of these subjects, in both domains: their local days and hours move. What "everything" is, the roller
-- finds out under its lock: a reading that is written, or rolled by the former zone, at this very moment is part of it.
create or replace function ops.mark_subjects(tenant uuid, subjects text[], oldest timestamptz) returns void
language sql as $$
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
  select tenant, domain, subject, '-infinity', 'infinity', oldest
  from unnest(subjects) subject cross join (values ('spending'), ('devices')) d (domain)
$$;
