// The door, over HTTP against the production build: batches and single events as fast as they are taken, beside bare inserts of
// the same run; acknowledgements at a given rate; memory.
// node bench/door.bench.ts --rounds 5 --batches 60 --singles 6000 --seconds 30

import { fdatasyncTimes } from "#bench/machine.ts";
import type { Measured } from "#bench/measured.ts";
import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { install, member } from "#bench/stack.ts";
import type { Answered, Stream } from "#bench/way/jobs.ts";
import { startLoader } from "#bench/way/loader.ts";
import { type Memory, watchMemory } from "#bench/way/memory.ts";

const seed = seedFrom();
const sizes = sizesFrom({ rounds: 5, batches: 60, singles: 6_000, seconds: 30 });
const report = await openReport({ bench: "door", seed, sizes });
const installation = await install(3_770);
const loader = startLoader();
try {
  const { key } = await member(installation, "door", { eventsPerMinute: 100_000_000, backlogLimit: 100_000_000 });
  const stream = { url: installation.url, key, seed, name: "door", subjects: 500, days: 30, size: 1_000 } satisfies Stream;
  const { databaseUrl } = installation;
  const web = installation.pids.get("web")!;

  // Warm: code is compiled, plans are made, months have their partitions.
  await loader.run({ kind: "closed", streams: [{ ...stream, name: "warm" }], from: 0, requests: 30, connections: 4 });
  await loader.run({ kind: "unnest", databaseUrl, stream: { ...stream, name: "warm" }, from: 0, requests: 10, connections: 4 });

  let busy: Memory | undefined;
  const rates: number[] = [];
  const floors: number[] = [];
  const many: number[] = [];
  for (let round = 0; round < sizes.rounds; round++) {
    // The first round still grows what the process keeps for its work.
    if (round === 1) busy = watchMemory(web);
    const part = { from: round * sizes.batches * stream.size, requests: sizes.batches };
    const door = async () => {
      const { answers, seconds } = await loader.run({ kind: "closed", streams: [stream], ...part, connections: 8 });
      rates.push(taken(answers, part.requests * stream.size) / seconds);
    };
    const floor = async (rates: number[], connections: number) => {
      const own = { ...stream, name: `${connections}` };
      const { seconds } = await loader.run({ kind: "unnest", databaseUrl, stream: own, ...part, connections });
      rates.push((part.requests * stream.size) / seconds);
    };
    // By turns, so that neither always has the warmer machine.
    const floorOne = () => floor(floors, 1);
    for (const one of round % 2 === 0 ? [floorOne, door] : [door, floorOne]) await one();
    await floor(many, 4);
  }
  if (busy) report.add(flat("memory of the web process while batches come as fast as they are taken", busy.stop()));
  report.add({
    ...{
      name: "batches of 1,000, 8 connections",
      unit: "/s",
      value: median(rates),
      p50: median(rates),
      p95: quantile(rates, 0.05),
    },
    wanted: { atLeast: 40_000, ratioAtLeast: 0.7 },
    floor: { name: "unnest inserts by one writer", value: median(floors) },
    note: `p95 is the rate that 95 % of the rounds reach. A writer of the floor writes the same events as rows of one table with one key; four at once write ${median(many).toFixed(0)}/s`,
  });

  const single = { ...stream, name: "single", size: 1 };
  await loader.run({ kind: "closed", streams: [{ ...single, name: "first" }], from: 0, requests: 500, connections: 16 });
  const singles = await loader.run({ kind: "closed", streams: [single], from: 0, requests: sizes.singles, connections: 16 });
  const times = singles.answers.map(({ ms }) => ms);
  report.add({
    ...{ name: "single events, 16 clients", unit: "/s", value: taken(singles.answers, sizes.singles) / singles.seconds },
    wanted: { atLeast: 1_500 },
    note: `acknowledged after p50 ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
  });

  // The worker is to follow what is measured now, and not what came before as fast as it was taken.
  await installation.pools.pipeline`update raw.batch set state = 'done' where state = 'ready'`;
  await installation.startWorkers(1);
  const hundreds = { ...stream, name: "hundreds", size: 100 };
  const before = await fdatasyncTimes();
  await loader.run({
    kind: "open",
    senders: [{ stream: { ...hundreds, name: "calm" }, from: 0, perSecond: 50 }],
    askers: [],
    seconds: 5,
  });
  const steadily = watchMemory(web);
  const steady = await loader.run({
    kind: "open",
    senders: [{ stream: hundreds, from: 0, perSecond: 50 }],
    askers: [],
    seconds: sizes.seconds,
  });
  taken(steady.answers, 50 * sizes.seconds * hundreds.size);
  const acknowledged = steady.answers.map(({ ms }) => ms);
  report.add({
    ...{ name: "acknowledgement at 5,000 events/s in batches of 100, p99", unit: "ms", value: quantile(acknowledged, 0.99) },
    ...{ p50: median(acknowledged), p95: quantile(acknowledged, 0.95) },
    wanted: { atMost: 100 },
    note: `from when a request was due, whether earlier ones were answered or not; a worker processes meanwhile; fdatasync of 8 kB just before: p50 ${before.p50.toFixed(1)} ms, p95 ${before.p95.toFixed(1)} ms`,
  });

  report.add(flat("memory of the web process at 5,000 events/s", steadily.stop()));
} finally {
  loader.end();
  await installation.end();
  await report.close(installation.postgres);
}

/** @returns the events that were new. @throws Error when any was not taken: a rate of refusals is no rate */
function taken(answers: readonly Answered[], sent: number): number {
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
  if (accepted !== sent)
    throw new Error(
      `${accepted} of ${sent} events were taken; answers ${[...new Set(answers.map(({ status }) => status))].join(", ")}.`,
    );
  return accepted;
}

/** Memory that grows without end would show in the last third. */
function flat(name: string, { first, last, most }: ReturnType<Memory["stop"]>): Measured {
  const floor = { name: "first third", value: first };
  return {
    name,
    unit: "MB",
    value: last,
    wanted: { ratioAtMost: 1.1 },
    floor,
    note: `last third of the time; most ${most.toFixed(0)} MB`,
  };
}
