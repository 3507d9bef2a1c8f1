// How figures are served: one question by REST and by tRPC against its floors, and whole dashboards while events stream in.
// Sizes: npm run bench -- serve --transactions 5000000 --readings 5000000

import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { type Asker, askersOf } from "#bench/serve/askers.ts";
import { dashboardKinds, eventBatches } from "#bench/serve/dashboards.ts";
import { type Generator, startGenerator } from "#bench/serve/generator.ts";
import { bareKind, type Question, questionsOf } from "#bench/serve/questions.ts";
import { openWire } from "#bench/serve/wire.ts";
import { install } from "#bench/stack.ts";
import { loadWorld } from "#bench/world/load-world.ts";

const sizes = sizesFrom({
  ...{ tenants: 100, transactions: 500_000, readings: 500_000, perSubject: 960 },
  ...{ rounds: 300, clients: 16, blocks: 3, secondsEach: 3, dashboardSeconds: 30, port: 3_780 },
});
/** Tenants whose figures are asked for: the largest ones. */
const ASKED = 8;
const WANTED = {
  "one tenant, 480 rows": { share: 0.3, perSecond: 700 },
  "one subject, 24 rows": { share: 0.6, perSecond: 1_400 },
} as const;

const seed = seedFrom();
const report = await openReport({ bench: "serve", seed, sizes });
const installation = await install(sizes.port);
const generator = startGenerator();
try {
  const { url, databaseUrl, pools } = installation;
  const world = await loadWorld(databaseUrl, { sizes, seed, tell: (line) => void process.stdout.write(`  ${line}\n`) });
  const askers = await askersOf(pools.pipeline, url, world.tenants.slice(0, ASKED));
  const questions = questionsOf({ url, databaseUrl }, askers, world.period);
  for (const question of questions) await holdToRows(question);
  await timesInTurn(questions);
  await rates(questions);
  await installation.startWorkers(1);
  await dashboards(askers);
} finally {
  generator.end();
  await installation.end();
}
await report.close(installation.postgres);

/** Both ways answer what is meant to be measured. */
async function holdToRows({ anew, kept, rows }: Question): Promise<void> {
  for (const { name, url, requests } of [anew.rest, anew.trpc, kept.rest, kept.trpc]) {
    const wire = await openWire(url);
    for (const request of requests) {
      const { status, body } = await wire.ask(request);
      const found = body.toString().split('"spending.out":').length - 1;
      if (status !== 200 || found !== rows)
        throw new Error(`${name}: ${status}, ${found} rows and not ${rows}: ${body.toString().slice(0, 300)}`);
    }
    wire.close();
  }
}

async function timesInTurn(questions: readonly Question[]): Promise<void> {
  const bare = bareKind(installation.url);
  for (const { anew, sql } of questions) {
    const { rest, trpc } = anew;
    const { times } = await run({ job: "turns", kinds: [bare, rest, trpc], sql: [sql], rounds: sizes.rounds, warm: 100 });
    const [none, raw] = [median(times[bare.name]!), median(times[sql.name]!)];
    for (const way of [rest, trpc]) {
      const of = times[way.name]!;
      report.add({
        ...{ name: `${way.name}, one at a time`, unit: "ms", value: median(of), p50: median(of), p95: quantile(of, 0.95) },
        floor: { name: `bare handler ${none.toFixed(2)} + SQL ${raw.toFixed(2)}`, value: none + raw },
        wanted: { ratioAtMost: 2 },
      });
    }
  }
}

async function rates(questions: readonly Question[]): Promise<void> {
  const bare = bareKind(installation.url);
  const ways = ({ anew, kept }: Question) => [anew.rest, anew.trpc, kept.rest, kept.trpc];
  const kinds = [bare, ...questions.flatMap(ways)];
  const { blocks, secondsEach, clients } = sizes;
  const done = await run({ job: "blocks", kinds, connections: clients, blocks, secondsEach });
  const floor = { name: bare.name, value: median(done.rates[bare.name]!) };
  for (const question of questions)
    for (const way of ways(question)) {
      const { share, perSecond } = WANTED[question.name as keyof typeof WANTED];
      report.add({
        ...{ name: `${way.name}, ${clients} clients`, unit: "/s", value: median(done.rates[way.name]!), floor },
        wanted: { atLeast: perSecond, ratioAtLeast: share },
      });
    }
}

async function dashboards(askers: readonly Asker[]): Promise<void> {
  const kinds = dashboardKinds(installation.url, askers);
  const seconds = sizes.dashboardSeconds;
  const events = eventBatches(installation.url, askers, (seconds + 5) * 10, 100);
  const calm = await run({ job: "turns", kinds, sql: [], rounds: 20, warm: 3 });
  const sender = startGenerator();
  const sent = sender.run({ job: "open", kinds: [events], perSecond: 10, seconds: seconds + 5 });
  const busy = await run({ job: "open", kinds, perSecond: 10, seconds }, sender);
  const { refused } = await sent;
  sender.end();
  for (const { name } of kinds) {
    const [alone, of] = [calm.times[name]!, busy.times[name]!];
    report.add({
      ...{ name: `dashboard, ${name}, 10/s in all, 1,000 events/s`, unit: "ms", value: quantile(of, 0.95) },
      ...{ p50: median(of), p95: quantile(of, 0.95), wanted: { atMost: 150 } },
      note: `alone and without events: p50 ${median(alone).toFixed(1)} ms, p95 ${quantile(alone, 0.95).toFixed(1)} ms`,
    });
  }
  if (refused > 0) throw new Error(`${refused} batches of events were refused.`);
}

async function run(job: Parameters<Generator["run"]>[0], beside?: Generator) {
  const done = await generator.run(job);
  if (done.refused > 0) {
    beside?.end();
    throw new Error(`${done.refused} answers of a ${job.job} job were not 200.`);
  }
  return done;
}
