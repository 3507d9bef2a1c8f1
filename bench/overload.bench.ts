// One tenant sends ten times what it may, in two ways: beyond its quota, and beyond what may wait to be processed. What the others
// feel of it, beside calm stretches of the same run.
// node bench/overload.bench.ts --rounds 3 --seconds 10
import { quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { install, member } from "#bench/stack.ts";
import type { Answered, Stream } from "#bench/way/jobs.ts";
import { startLoader } from "#bench/way/loader.ts";
import { watchMemory } from "#bench/way/memory.ts";
import { untilRolled } from "#bench/way/settled.ts";

const OTHERS = 5;
const STATES = ["calm", "over its quota", "over its backlog"] as const;
const seed = seedFrom();
const sizes = sizesFrom({ rounds: 3, seconds: 10 });
const report = await openReport({ bench: "overload", seed, sizes });
const installation = await install(3_770);
const [loader, loud] = [startLoader(), startLoader()];
try {
  const { url, pools } = installation;
  const streamOf = (key: string, name: string, size: number): Stream => ({ url, key, seed, name, size, subjects: 100, days: 2 });
  const others = await Promise.all(Array.from({ length: OTHERS }, (_, n) => member(installation, `other-${n}`)));
  // 200 events a second, and 200 that may wait (which is asked once a second): each is sent 2,000 a second.
  const quota = await member(installation, "over-quota", { eventsPerMinute: 12_000 });
  const backlog = await member(installation, "over-backlog", { eventsPerMinute: 100_000_000, backlogLimit: 200 });
  await installation.startWorkers(1);
  for (const { key } of others)
    await loader.run({ kind: "closed", streams: [streamOf(key, "history", 1_000)], from: 0, requests: 10, connections: 2 });
  await untilRolled(pools.pipeline);

  const today = new Date().toISOString().slice(0, 10);
  const query = {
    ...{ scope: "tenant", measures: ["spending.spent"], dimensions: ["category"], granularity: "month" },
    period: { from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: `${Number(today.slice(0, 4)) + 1}-01-01` },
  };
  const normal = (round: number, seconds: number) =>
    loader.run({
      kind: "open",
      senders: others.map(({ key }) => ({ stream: streamOf(key, "normal", 10), from: round * 1_000_000, perSecond: 5 })),
      askers: others.map(({ key }) => ({ asking: { url, key, query }, perSecond: 5 })),
      seconds,
    });
  const overload = (state: (typeof STATES)[number], round: number) => {
    if (state === "calm") return { answers: [] };
    const { key } = state === "over its quota" ? quota : backlog;
    const stream = streamOf(key, "loud", 20);
    return loud.run({
      kind: "open",
      senders: [{ stream, from: round * 1_000_000, perSecond: 100 }],
      askers: [],
      seconds: sizes.seconds,
    });
  };

  await normal(1_000, 5);
  const memory = watchMemory(installation.pids.get("web")!);
  const felt = new Map<string, Answered[]>(STATES.map((state) => [state, []]));
  const refused = new Map<string, Answered[]>(STATES.map((state) => [state, []]));
  for (let round = 0; round < sizes.rounds; round++) {
    for (const [at, state] of STATES.entries()) {
      const [calm, noise] = await Promise.all([normal(3 * round + at, sizes.seconds), overload(state, round)]);
      felt.get(state)!.push(...calm.answers);
      refused.get(state)!.push(...noise.answers);
      await untilRolled(pools.pipeline);
    }
  }
  const { first, last, most } = memory.stop();

  for (const state of STATES.slice(1)) {
    const answers = refused.get(state)!;
    const with200 = answers.filter(({ status }) => status === 200).length;
    const turned = answers.filter(({ status }) => status === 429 || status === 503);
    report.add({
      ...{
        name: `${state}: answers other than 200, and 429 or 503 with Retry-After`,
        unit: "",
        value: answers.length - with200 - turned.filter(({ retryAfter }) => retryAfter).length,
      },
      wanted: { atMost: 0 },
      note: `2,000 events/s in batches of 20, where 200 may come: ${counts(answers)}`,
    });
    for (const [what, is] of [
      ["acknowledgement", (answer: Answered) => answer.of < OTHERS],
      ["query", (answer: Answered) => answer.of >= OTHERS],
    ] as const) {
      const [during, calm] = [state, "calm"].map((name) =>
        felt
          .get(name)!
          .filter(is)
          .map(({ ms }) => ms),
      );
      report.add({
        ...{ name: `${state}: others' ${what}, p99`, unit: "ms", value: quantile(during!, 0.99) },
        ...{ p50: quantile(during!, 0.5), p95: quantile(during!, 0.95) },
        wanted: { ratioAtMost: 1.3 },
        floor: { name: "the same while calm", value: quantile(calm!, 0.99) },
        note: `calm p50 ${quantile(calm!, 0.5).toFixed(1)} ms, p95 ${quantile(calm!, 0.95).toFixed(1)} ms; ${counts(felt.get(state)!.filter(is))}`,
      });
    }
  }
  report.add({
    ...{ name: "memory of the web process, last third", unit: "MB", value: last },
    wanted: { ratioAtMost: 1.1 },
    floor: { name: "first third", value: first },
    note: `most ${most.toFixed(0)} MB`,
  });
} finally {
  loader.end();
  loud.end();
  await installation.end();
  await report.close(installation.postgres);
}

/** `900 answers of 200, 100 of 429`. */
function counts(answers: readonly Answered[]): string {
  const byStatus = Map.groupBy(answers, ({ status }) => status);
  return [...byStatus].map(([status, those]) => `${those.length} answers of ${status}`).join(", ");
}
