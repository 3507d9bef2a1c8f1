-- Which channels a device has ever reported: the roller looks for neighbouring readings in these alone. (Looking in a
-- channel without readings goes through every month there is.)
alter table fact.device add column channels text[] not null default '{}';
update fact.device d set channels = array(
  select c.channel from (values ('power'), ('energy_counter'), ('energy_interval'), ('state')) c (channel)
  where exists (select from fact.reading r where r.tenant_id = d.tenant_id and r.subject = d.subject and r.device = d.device and r.channel = c.channel));
