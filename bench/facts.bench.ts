// Whether what is new costs more the more there is already: the same new events, with few facts behind and with many, by turns.
// In-process, so that nothing but the way itself is timed. node bench/facts.bench.ts --few 100000 --many 1000000 --rounds 5

import { seconds } from "#bench/floor.ts";
import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { payment, reading } from "#bench/way/events.ts";
import { loadWorld } from "#bench/world/load-world.ts";
import type { WorldTenant } from "#bench/world/plan-world.ts";
import { connect } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { startTestCluster } from "#db/testing/cluster.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { Chance } from "#pipelines/law/random.ts";
import { processClaim } from "#pipelines/process/process-tenant.ts";
import { MAT_VIEWS, refreshView, secondsBetween } from "#pipelines/process/refresh-views.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";

const [TENANTS, EVENTS] = [10, 1_000];
const seed = seedFrom();
const sizes = sizesFrom({ few: 100_000, many: 1_000_000, rounds: 5 });
const report = await openReport({ bench: "facts", seed, sizes });
const few = await behind(sizes.few);
const many = await behind(sizes.many);
try {
  // The first round warms; by turns, so that neither always has the warmer machine.
  for (let round = 0; round <= sizes.rounds; round++) {
    for (const one of round % 2 === 0 ? [few, many] : [many, few]) await one.arrive(round);
  }
  const cost = (one: typeof few) => one.costs.slice(1).map(({ collected, processed, rolled }) => collected + processed + rolled);
  const tenfold = (median(cost(many)) / median(cost(few))) ** (1 / Math.log10(sizes.many / sizes.few));
  report.add({
    ...{ name: `10,000 new events with ${facts(sizes.many)} facts behind`, unit: "ms", value: median(cost(many)) },
    ...{ p50: median(cost(many)), p95: quantile(cost(many), 0.95) },
    wanted: { ratioAtMost: 1.3 },
    floor: { name: `with ${facts(sizes.few)}`, value: median(cost(few)) },
    note: `10 tenants x 1,000 events, collected, processed and rolled; with few: ${parts(few.costs)}; with many: ${parts(many.costs)}; that is ${tenfold.toFixed(2)} x for ten times as many`,
  });
  const times = await many.refresh();
  const all = times.reduce((sum, { ms }) => sum + ms, 0);
  const share = times.reduce((sum, { view, ms }) => sum + ms / 1_000 / secondsBetween(view, all), 0);
  report.add({
    ...{ name: `share of the time that refreshing takes with ${facts(sizes.many)} facts`, unit: "%", value: 100 * share },
    wanted: { atMost: 10 },
    note: `while events arrive without a pause, by the rhythm of the workers; refreshing took ${times.map(({ view, ms }) => `${view} ${ms.toFixed(0)} ms`).join(", ")}`,
  });
} finally {
  await Promise.all([few.end(), many.end()]);
  await report.close(few.postgres);
}

type Cost = { collected: number; processed: number; rolled: number };

/** A database of its own, with so many facts in it. Half of them are payments, half readings. */
async function behind(facts: number) {
  const cluster = await startTestCluster();
  await migrate(cluster.url);
  const { tenants } = await loadWorld(cluster.url, {
    sizes: { tenants: 100, transactions: facts / 2, readings: facts / 2, perSubject: 1_000 },
    seed,
    tell: (line) => void process.stderr.write(`  ${line}\n`),
  });
  const collector = connect(cluster.url, "collector", { max: 2 });
  const sql = connect(cluster.url, "pipeline", { max: 2 });
  const [version] = await sql`select current_setting('server_version') as text`;
  const costs: Cost[] = [];
  const arrive = async (round: number) => {
    const cost: Cost = { collected: 0, processed: 0, rolled: 0 };
    for (const tenant of tenants.slice(0, TENANTS)) {
      const items = eventsFor(tenant, round).map((value) => ({ value }));
      cost.collected +=
        1_000 * (await seconds(() => collect(collector, { tenantId: tenant.id, transport: "http", origin: "bench", items })));
      cost.processed += 1_000 * (await seconds(() => processClaim(sql, tenant.id)));
      cost.rolled += 1_000 * (await seconds(() => rollTenant(sql, tenant.id)));
    }
    costs.push(cost);
  };
  const refresh = async () => {
    const times: { view: (typeof MAT_VIEWS)[number]; ms: number }[] = [];
    for (const view of MAT_VIEWS) times.push({ view, ms: (await refreshView(sql, view)).ms });
    return times;
  };
  const end = async () => {
    await Promise.all([collector.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    await cluster.stop();
  };
  return { postgres: String(version?.text), costs, arrive, refresh, end };
}

/** Of customers and homes that there are: what they paid and used today. */
function eventsFor(tenant: WorldTenant, round: number) {
  const now = Date.now();
  return Array.from({ length: EVENTS }, (_, n) => {
    const chance = new Chance(seed * 1_000_003 + round * EVENTS + n);
    const time = new Date(now - chance.int(0, 8 * 3_600_000)).toISOString();
    const head = { specversion: "1.0", time, datacontenttype: "application/json" } as const;
    const id = `new-${round}-${n}`;
    const customer = chance.int(1, tenant.subjects);
    if (n % 2 === 0) return payment(chance, { ...head, subject: `s${customer}` }, id, customer);
    return reading(chance, { ...head, subject: `h${chance.int(1, Math.max(1, tenant.homes))}` }, id, `d${chance.int(0, 5)}`);
  });
}

function parts(costs: readonly Cost[]): string {
  const of = (name: "collected" | "processed" | "rolled") =>
    `${median(costs.slice(1).map((cost) => cost[name])).toFixed(0)} ms ${name}`;
  return `${of("collected")}, ${of("processed")}, ${of("rolled")}`;
}

function facts(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000} M` : `${count / 1_000} k`;
}
