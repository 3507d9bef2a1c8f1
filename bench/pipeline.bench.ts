// From the door into the figures and onto a screen, with real worker processes.
// node bench/pipeline.bench.ts --requests 200 --seconds 30 --facts 1000000
import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { install, member } from "#bench/stack.ts";
import type { Stream } from "#bench/way/jobs.ts";
import { startLoader } from "#bench/way/loader.ts";
import { openScreen } from "#bench/way/screen.ts";
import { untilRolled } from "#bench/way/settled.ts";

const TENANTS = 10;
const seed = seedFrom();
const sizes = sizesFrom({ requests: 200, seconds: 30 });
const report = await openReport({ bench: "pipeline", seed, sizes });
const installation = await install(3_770);
const loader = startLoader();
try {
  const { pools, url, databaseUrl } = installation;
  const limits = { eventsPerMinute: 100_000_000, backlogLimit: 100_000_000 };
  const members = await Promise.all(Array.from({ length: TENANTS }, (_, n) => member(installation, `tenant-${n}`, limits)));
  // As from a fleet that is alive: 600 devices of a tenant that tell their use every few minutes, and payments of 200 customers.
  const fleet = { seed, subjects: 200, days: 1, everyMs: 250, size: 1_000 };
  const streams = members.map(({ key }): Stream => ({ ...fleet, url, key, name: "way" }));
  await installation.startWorkers(2);

  const warm = streams.map((stream) => ({ ...stream, name: "warm" }));
  await loader.run({ kind: "closed", streams: warm, from: 0, requests: 2 * TENANTS, connections: 4 });
  await untilRolled(pools.pipeline);

  const bare = async (from: number) => {
    const { seconds } = await loader.run({
      kind: "unnest",
      databaseUrl,
      stream: streams[0]!,
      from,
      requests: 50,
      connections: 4,
    });
    return 50_000 / seconds;
  };
  const floors = [await bare(0)];
  const { answers } = await loader.run({ kind: "closed", streams, from: 0, requests: sizes.requests, connections: 8 });
  const ended = await untilRolled(pools.pipeline);
  const begun = Math.min(...answers.map(({ due }) => due));
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
  floors.push(await bare(50_000));
  report.add({
    ...{ name: "into rollups end to end, two workers", unit: "/s", value: (accepted * 1_000) / (ended - begun) },
    wanted: { atLeast: 20_000 },
    floor: { name: "unnest inserts", value: median(floors) },
    note: `${accepted.toLocaleString("en")} events of ${TENANTS} tenants over HTTP in batches of 1,000; acknowledged after ${((Math.max(...answers.map(({ due, ms }) => due + ms)) - begun) / 1_000).toFixed(1)} s, in the figures after ${((ended - begun) / 1_000).toFixed(1)} s`,
  });

  // A thousand events a second, in batches of ten; each batch has a payment of a customer of its own, so that it is found again.
  const now = { days: 0, everyMs: 0 };
  const small = streams.map((stream) => ({ ...stream, ...now, name: "live", size: 10, probe: "probe-" }));
  const viewer = { ...streams[0]!, ...now, name: "viewer", size: 2, subject: "viewer" };
  await loader.run({ kind: "closed", streams: [{ ...viewer, name: "earlier" }], from: 0, requests: 1, connections: 1 });
  await untilRolled(pools.pipeline);
  const screen = await openScreen({ url, key: members[0]!.key }, "viewer");
  const senders = [...small.map((stream) => ({ stream, from: 0, perSecond: 10 })), { stream: viewer, from: 0, perSecond: 2 }];
  const sent = await loader.run({ kind: "open", senders, askers: [], seconds: sizes.seconds });
  await untilRolled(pools.pipeline);
  await new Promise((done) => setTimeout(done, 2_000));
  await screen.close();

  const rolled = await pools.login<{ slug: string; n: number; at: number }[]>`
    select t.slug, substr(r.subject, 7)::int as n, extract(epoch from pg_xact_commit_timestamp(r.xmin))::float8 * 1000 as at
    from rollup.spending_daily r join core.tenant t on t.id = r.tenant_id where r.subject like 'probe-%'`;
  const committed = new Map(rolled.map(({ slug, n, at }) => [`${slug} ${n}`, at]));
  const delays = sent.answers
    .filter(({ of }) => of < TENANTS)
    .map(({ of, n, due }) => (committed.get(`${members[of]!.slug} ${n}`) ?? Number.POSITIVE_INFINITY) - due);
  report.add({
    ...{ name: "event to rollup at 1,000 events/s, p95", unit: "ms", value: quantile(delays, 0.95) },
    ...{ p50: median(delays), p95: quantile(delays, 0.95) },
    wanted: { atMost: 250 },
    note: "from when a batch of ten was due to be sent until the roll that counts it had committed, by the database's commit timestamps",
  });

  const shown = sent.answers
    .filter(({ of }) => of === TENANTS)
    .map(({ n, due }) => (screen.drawn.find(({ payments }) => payments >= n + 2)?.at ?? Number.POSITIVE_INFINITY) - due);
  report.add({
    ...{ name: "event to the screen at 1,000 events/s, p95", unit: "ms", value: quantile(shown, 0.95) },
    ...{ p50: median(shown), p95: quantile(shown, 0.95) },
    wanted: { atMost: 2_000 },
    note: "a payment sent until the dashboard, told by the live stream, has it; changes are told at most twice a second",
  });
} finally {
  loader.end();
  await installation.end();
  await report.close(installation.postgres);
}
