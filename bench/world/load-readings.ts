import { DEVICES_PER_HOME, type WorldTenant } from "#bench/world/plan-world.ts";
import type { Sql } from "#db/client.ts";

/**
 * Homes and their hourly readings up to now, as processing would have left them: counters of a meter and four devices, and a
 * device that tells its power. Those of all homes mixed in the order of their times.
 *
 * @param sql a pool of role pipeline
 * @returns how many hours back the readings go
 */
export async function loadReadings(
  sql: Sql,
  { tenants: all, now, seed }: { tenants: readonly WorldTenant[]; now: Date; seed: number },
): Promise<number> {
  const tenants = all.filter(({ readings }) => readings > 0);
  const ids = tenants.map(({ id }) => id);
  const homes = tenants.map((tenant) => tenant.homes);
  const hours = tenants.map((tenant) => Math.ceil(tenant.readings / (tenant.homes * DEVICES_PER_HOME)));
  const most = Math.max(0, ...hours);
  await sql`insert into fact.subject (tenant_id, subject, name)
    select t.id, 'h' || n, 'Home ' || n from unnest(${ids}::uuid[], ${homes}::int[]) t (id, homes), generate_series(1, t.homes) n`;
  await sql`insert into fact.device (tenant_id, subject, device, name, kind, room, parent, role, gap_limit_s, expected_s, channels)
    select t.id, 'h' || n, 'd' || d.k, d.name, d.kind, d.room, case when d.k > 0 then 'd0' end, case when d.k > 0 then 'part' else 'home' end, 3900, 3600,
      case when d.kind = 'plug' then array['power'] else array['energy_counter'] end
    from unnest(${ids}::uuid[], ${homes}::int[]) t (id, homes), generate_series(1, t.homes) n,
      (values (0, 'Meter', 'meter', null), (1, 'Fridge', 'appliance', 'Kitchen'), (2, 'Lamps', 'light', 'Living room'),
        (3, 'Heat pump', 'heating', 'Cellar'), (4, 'Wallbox', 'ev_charger', 'Garage'), (5, 'Desk', 'plug', 'Office')) d (k, name, kind, room)`;
  const chunk = 24 * 10;
  for (let oldest = most; oldest > 0; oldest -= chunk) {
    await sql`
      insert into fact.reading (tenant_id, subject, device, channel, at, value, span_ms, quality, revision, source, event_id, event_time)
      select t.id, 'h' || n, 'd' || d, case when d = 5 then 'power' else 'energy_counter' end, m.at,
        case when d = 5 then 20000 + h.value % 180000
          -- A counter: each hour's step is followed by at most half of the next one.
          else ((1000000 - ago)::numeric * w.wh + h.value % (w.wh / 2)) * 3600000000 end,
        null, 'measured', 0, '/bench', 'h' || n || 'd' || d || '-' || extract(epoch from m.at)::bigint, m.at
      from unnest(${ids}::uuid[], ${homes}::int[], ${hours}::int[]) with ordinality t (id, homes, hours, rank)
      cross join lateral generate_series(1, t.homes) n
      cross join lateral generate_series(0, ${DEVICES_PER_HOME - 1}) d
      cross join lateral generate_series(greatest(1, ${oldest - chunk + 1}), least(t.hours, ${oldest})) ago
      cross join lateral (select (array[900, 60, 80, 300, 400, 0])[d + 1]) w (wh)
      cross join lateral (select hashint8extended(ago::bigint * 1000 + n * 10 + d, ${seed} * 1000003 + t.rank) & 9007199254740991) h (value)
      cross join lateral (select ${now}::timestamptz - ago * interval '1 hour' + (n % 60) * interval '1 minute') m (at)
      order by m.at`;
  }
  return most;
}
