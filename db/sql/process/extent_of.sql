-- The span of a device's readings as a mark's interval; no row when there are none.
create or replace function ops.extent_of(tenant uuid, of_subject text, of_device text)
returns table (subject text, device text, at_from timestamptz, at_to timestamptz)
language sql stable as $$
  select of_subject, of_device, min(f.at), max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond')
  from fact.reading f where f.tenant_id = tenant and f.subject = of_subject and f.device = of_device
  having count(*) > 0
$$;
