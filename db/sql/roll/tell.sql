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
