// The way of an event, in-process: collect, process, roll, and the figure read back; each beside a floor of the same run.
// Sizes: BATCHES=100 node bench/way.bench.ts
import { arena, type Line, median, print, seconds } from "#bench/floor.ts";
import { inScope } from "#db/scope.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processClaim } from "#pipelines/process/process-tenant.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import { queryMetrics } from "#server/metrics/query.ts";

const BATCHES = Number(process.env.BATCHES ?? 50);
const SIZE = 1000;
const START = Date.parse("2026-01-01T00:00:00Z");
const { tenantId, pools, end } = await arena();

const transaction = (n: number) => ({
  specversion: "1.0",
  id: `t${n}`,
  source: "/bench",
  type: "inlay.spending.transaction.v1",
  subject: `s${n % 200}`,
  time: new Date(START + n * 60_000).toISOString(),
  data: {
    transactionId: `t${n}`,
    direction: "debit",
    amountMinor: n % 9000,
    currency: "EUR",
    mcc: ["5411", "5812", "5541"][n % 3],
    merchant: { name: `REWE SAGT DANKE ${n % 500}` },
    accountId: `a${n % 200}`,
    description: `Card payment ${n}`,
  },
});
const reading = (n: number) => ({
  specversion: "1.0",
  id: `r${n}`,
  source: "/bench",
  type: "inlay.devices.reading.v1",
  subject: `h${n % 50}`,
  time: new Date(START + Math.floor(n / 200) * 900_000).toISOString(),
  data: {
    deviceId: `d${Math.floor(n / 50) % 4}`,
    channels: { energy_counter: { value: Math.floor(n / 200), unit: "Wh" }, power: { value: n % 700, unit: "W" } },
  },
});

async function inFlight(count: number, tasks: number, work: (task: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (next < tasks) await work(next++);
    }),
  );
}

/** The floor of collect: the same events as bare rows, one `unnest` insert per batch, durable as well. */
async function bareInserts(make: (n: number) => { id: string; data: unknown }): Promise<number> {
  await pools.login`create table if not exists public.bare (id text primary key, data jsonb not null)`;
  await pools.login`truncate public.bare`;
  return seconds(() =>
    inFlight(2, BATCHES, (batch) => {
      const rows = Array.from({ length: SIZE }, (_, k) => make(batch * SIZE + k));
      return pools.login`insert into public.bare select * from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => JSON.stringify(row.data))}::jsonb[])`;
    }),
  );
}

const lines: Line[] = [];
const events = BATCHES * SIZE;
const rate = (s: number) => `${Math.round(events / s).toLocaleString("en")}/s`;
for (const [name, make] of [
  ["transactions", transaction],
  ["readings", reading],
] as const) {
  const bare = await bareInserts(make);
  const collected = await seconds(() =>
    inFlight(4, BATCHES, (batch) =>
      collect(pools.collector, {
        tenantId,
        transport: "http",
        origin: "bench",
        items: Array.from({ length: SIZE }, (_, k) => ({ value: make(batch * SIZE + k) })),
      }),
    ),
  );
  const processed = await seconds(async () => {
    while ((await processClaim(pools.pipeline, tenantId))?.batches);
  });
  const rolled = await seconds(() => rollTenant(pools.pipeline, tenantId));
  lines.push(
    { what: `collect ${name}`, value: rate(collected), floor: `unnest ${rate(bare)}`, ratio: bare / collected },
    { what: `process ${name}`, value: rate(processed), floor: `unnest ${rate(bare)}`, ratio: bare / processed },
    { what: `roll ${name}`, value: rate(rolled), floor: `unnest ${rate(bare)}`, ratio: bare / rolled },
  );
}

for (const view of MAT_VIEWS) await refreshView(pools.pipeline, view);
const query = MetricQuery.parse({
  measures: ["spending.out"],
  dimensions: ["category"],
  granularity: "month",
  period: { from: "2026-01-01", to: "2027-01-01" },
});
const asked: number[] = [];
const floors: number[] = [];
for (let run = 0; run < 200; run++) {
  asked.push(
    await seconds(() =>
      inScope(pools.app, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
        queryMetrics(tx, { tenantId, subjects: { mode: "all" }, limits: "none" }, query),
      ),
    ),
  );
  floors.push(
    await seconds(
      () => pools.login`
    select date_trunc('month', day)::date, currency, category, sum(debit_minor - refund_minor) from rollup.spending_daily
    where tenant_id = ${tenantId} and day >= '2026-01-01' and day < '2027-01-01' group by 1, 2, 3`,
    ),
  );
}
const ms = (s: number) => `${(s * 1000).toFixed(2)} ms`;
lines.push({
  what: "month by category, one tenant",
  value: ms(median(asked)),
  floor: `raw SQL on the rollup ${ms(median(floors))}`,
  ratio: median(asked) / median(floors),
});
print(lines);
await end();
