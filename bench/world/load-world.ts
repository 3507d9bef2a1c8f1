import { loadReadings } from "#bench/world/load-readings.ts";
import { loadTransactions } from "#bench/world/load-transactions.ts";
import { MONTHS, planWorld, type WorldSizes, type WorldTenant } from "#bench/world/plan-world.ts";
import { connect, connectAsLogin, type Sql } from "#db/client.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { addMonths, firstOfMonth } from "#server/metrics/calendar.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export type World = {
  tenants: WorldTenant[] /** The months with data; `to` is exclusive. */;
  period: { from: string; to: string };
};

/** Marks of one roll: of transactions as many as the roller takes itself; of devices a few, since each marks all of its time. */
const MARKS = { transactions: 10_000, devices: 40 };
const LANES = 2;

/**
 * Fills a migrated database with the benchmarks' world: facts are made set by set, as processing would have left them; all that
 * follows from facts is made by the way itself (marks, the roller, the refresh), and the middle tenant is held to `verify`.
 *
 * @param tell where its progress goes
 * @throws Error when a figure is not what the facts say
 */
export async function loadWorld(
  url: string,
  { sizes, seed, tell = () => {} }: { sizes: WorldSizes; seed: number; tell?: (line: string) => void },
): Promise<World> {
  const pipeline = connect(url, "pipeline", { max: LANES });
  const login = connectAsLogin(url);
  const begun = performance.now();
  const told = (what: string) => tell(`world: ${what} after ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  try {
    const now = new Date();
    const tenants = planWorld(sizes, seed);
    const to = addMonths(firstOfMonth(now.toISOString().slice(0, 10)), 1);
    const months = Array.from({ length: MONTHS }, (_, at) => addMonths(to, at - MONTHS));
    for (const { id, slug } of tenants)
      await createTenant(pipeline, { id, slug, name: slug, zone: "Europe/Berlin", currency: "EUR" }, "bench");
    for (const month of months) await login`select ops.ensure_month(${month}::date)`;
    await loadTransactions(pipeline, { tenants, months, now, seed });
    const hours = await loadReadings(pipeline, { tenants, now, seed });
    told("facts");
    await login`vacuum (analyze)`;
    await rollTransactions(pipeline, tenants, now);
    await rollDevices(pipeline, tenants, now, hours);
    told("rollups");
    for (const view of MAT_VIEWS) await refreshView(pipeline, view);
    await login`vacuum (analyze)`;
    told("views");
    await check(pipeline, tenants[Math.floor(tenants.length / 2)]!);
    told("checked");
    return { tenants, period: { from: months[0]!, to } };
  } finally {
    await Promise.all([pipeline.end({ timeout: 5 }), login.end({ timeout: 5 })]);
  }
}

async function rollTransactions(sql: Sql, tenants: readonly WorldTenant[], now: Date): Promise<void> {
  await sql`insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
    select tenant_id, 'spending', subject, min(at), max(at), ${now}::timestamptz from fact.transaction group by tenant_id, subject, at::date`;
  await rollAll(sql, tenants, MARKS.transactions);
}

/** @param hours how far back the readings go */
async function rollDevices(sql: Sql, tenants: readonly WorldTenant[], now: Date, hours: number): Promise<void> {
  await sql`insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
    select tenant_id, 'devices', subject, device, ${now}::timestamptz - ${hours} * interval '1 hour', ${now}::timestamptz, ${now}::timestamptz from fact.device`;
  await rollAll(sql, tenants, MARKS.devices);
}

async function rollAll(sql: Sql, tenants: readonly WorldTenant[], marks: number): Promise<void> {
  const waiting = tenants.map(({ id }) => id).reverse();
  const lane = async () => {
    for (let id = waiting.pop(); id; id = waiting.pop()) while (await rollSome(sql, id, marks));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function rollSome(sql: Sql, id: string, most: number): Promise<boolean> {
  const [rolled] = await sql<{ marks: number }[]>`select marks from ops.roll(${id}::uuid, ${most})`;
  return rolled!.marks > 0;
}

async function check(sql: Sql, { id, slug }: WorldTenant): Promise<void> {
  const { differences } = await verifyTenant(sql, id);
  if (differences.length > 0)
    throw new Error(`The world of ${slug} is not what its facts say: ${JSON.stringify(differences[0])}`);
}
