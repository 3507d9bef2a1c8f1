// Where the time of the way goes, in-process: collect, process, roll, each beside the same bare inserts.
// node bench/way.bench.ts --batches 50
import { arena, seconds } from "#bench/floor.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processClaim } from "#pipelines/process/process-tenant.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";

const SIZE = 1000;
const START = Date.parse("2026-01-01T00:00:00Z");
const seed = seedFrom();
const sizes = sizesFrom({ batches: 50 });
const report = await openReport({ bench: "way", seed, sizes });
const { tenantId, pools, end } = await arena();
const [version] = await pools.login`select current_setting('server_version') as text`;

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
    inFlight(2, sizes.batches, (batch) => {
      const rows = Array.from({ length: SIZE }, (_, k) => make(batch * SIZE + k));
      return pools.login`insert into public.bare select * from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => JSON.stringify(row.data))}::jsonb[])`;
    }),
  );
}

const events = sizes.batches * SIZE;
for (const [name, make] of [
  ["transactions", transaction],
  ["readings", reading],
] as const) {
  const bare = { name: "unnest inserts", value: events / (await bareInserts(make)) };
  const collected = await seconds(() =>
    inFlight(4, sizes.batches, (batch) =>
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
  report.add(
    { name: `collect ${name}`, unit: "/s", value: events / collected, floor: bare },
    { name: `process ${name}, one worker`, unit: "/s", value: events / processed, floor: bare },
    { name: `roll ${name}`, unit: "/s", value: events / rolled, floor: bare },
  );
}
await end();
await report.close(String(version?.text));
