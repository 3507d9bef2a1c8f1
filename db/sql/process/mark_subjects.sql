-- Marks everything of these subjects, in both domains, a day beyond each end: their local days and hours move.
create or replace function ops.mark_subjects(tenant uuid, subjects text[], oldest timestamptz) returns void
language sql as $$
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
  select tenant, 'spending', f.subject, min(f.at) - interval '1 day', max(f.at) + interval '1 day', oldest
  from fact.transaction f where f.tenant_id = tenant and f.subject = any (subjects) group by f.subject;

  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', f.subject, f.device, min(f.at) - interval '1 day', max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond') + interval '1 day', oldest
  from fact.reading f where f.tenant_id = tenant and f.subject = any (subjects) group by f.subject, f.device;
$$;
