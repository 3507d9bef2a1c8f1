import { setTimeout as pause } from "node:timers/promises";
import { bareInserts } from "#bench/way/bare.ts";
import { bodyOf, connections } from "#bench/way/http.ts";
import type { Answered, Done, Job } from "#bench/way/jobs.ts";

// The process that makes the load: takes jobs from its parent and answers each with what it saw.
process.on("message", (job: Job) => {
  void run(job).then((done) => process.send?.(done));
});
process.on("disconnect", () => process.exit(0));

function run(job: Job): Promise<Done> {
  if (job.kind === "unnest") return bareInserts(job);
  return job.kind === "closed" ? closed(job) : open(job);
}

async function closed({ streams, from, requests, connections: most }: Extract<Job, { kind: "closed" }>): Promise<Done> {
  const now = Date.now();
  const prepared = Array.from({ length: requests }, (_, at) => {
    const of = at % streams.length;
    const n = Math.floor(at / streams.length);
    const { url, key } = streams[of]!;
    return { of, n, request: { url: `${url}/api/v1/events`, key, body: bodyOf(streams[of]!, from, n, now) } };
  });
  const { send, end } = connections(most);
  const answers: Answered[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (let one = prepared[next++]; one; one = prepared[next++])
        answers.push(await send(one.request, one.of, one.n, performance.now()));
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  end();
  return { seconds, answers };
}

async function open({ senders, askers, seconds }: Extract<Job, { kind: "open" }>): Promise<Done> {
  const now = Date.now();
  const due = [
    ...senders.flatMap(({ stream, from, perSecond }, of) =>
      Array.from({ length: Math.round(perSecond * seconds) }, (_, n) => ({
        ...{ of, n, at: ((n + of / (senders.length + 1)) * 1_000) / perSecond },
        request: { url: `${stream.url}/api/v1/events`, key: stream.key, body: bodyOf(stream, from, n, now) },
      })),
    ),
    ...askers.flatMap(({ asking, perSecond }, at) =>
      Array.from({ length: Math.round(perSecond * seconds) }, (_, n) => ({
        ...{ of: senders.length + at, n, at: ((n + at / (askers.length + 1)) * 1_000) / perSecond },
        request: { url: `${asking.url}/api/v1/query`, key: asking.key, body: Buffer.from(JSON.stringify(asking.query)) },
      })),
    ),
  ].sort((one, other) => one.at - other.at);
  const { send, end } = connections(Number.POSITIVE_INFINITY);
  const begun = performance.now();
  const under: Promise<Answered>[] = [];
  for (const { of, n, at, request } of due) {
    const wait = begun + at - performance.now();
    if (wait > 1) await pause(wait);
    under.push(send(request, of, n, begun + at));
  }
  const answers = await Promise.all(under);
  const took = (performance.now() - begun) / 1_000;
  end();
  return { seconds: took, answers };
}
