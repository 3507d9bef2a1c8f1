import { setTimeout as pause } from "node:timers/promises";
import type { Done, Job, Kind, Statements, Times } from "#bench/serve/jobs.ts";
import { openWire, type Wire } from "#bench/serve/wire.ts";
import { connect } from "#db/client.ts";

// The process that makes the load: takes jobs from its parent and answers each with what it saw.
process.on("message", (job: Job) => {
  run(job).then(
    (done) => process.send?.({ done }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

function run(job: Job): Promise<Done> {
  if (job.job === "turns") return turns(job);
  return job.job === "blocks" ? blocks(job) : open(job);
}

async function turns({ kinds, sql, rounds, warm }: Extract<Job, { job: "turns" }>): Promise<Done> {
  const done: Done = { times: {}, rates: {}, refused: 0 };
  const wires = await Promise.all(kinds.map(({ url }) => openWire(url)));
  const prepared = await Promise.all(sql.map(prepare));
  const timed = async (name: string, round: number, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    if (round >= warm) keep(done.times, name, performance.now() - begun);
  };
  for (let round = 0; round < warm + rounds; round++) {
    for (const [at, kind] of kinds.entries()) await timed(kind.name, round, () => ask(wires[at]!, kind, round, done));
    for (const { name, one } of prepared) await timed(name, round, () => one(round));
  }
  for (const wire of wires) wire.close();
  await Promise.all(prepared.map(({ end }) => end()));
  return done;
}

async function blocks({ kinds, connections, blocks: count, secondsEach }: Extract<Job, { job: "blocks" }>): Promise<Done> {
  const done: Done = { times: {}, rates: {}, refused: 0 };
  const wires = await Promise.all(Array.from({ length: connections }, () => openWire(kinds[0]!.url)));
  // The first round is not counted: caches, and code that is not compiled yet.
  for (let block = -1; block < count; block++) {
    for (const kind of kinds) {
      const begun = performance.now();
      const until = begun + (block < 0 ? 1 : secondsEach) * 1_000;
      let answered = 0;
      const each = async (wire: Wire) => {
        while (performance.now() < until) {
          const asked = performance.now();
          await ask(wire, kind, answered++, done);
          if (block >= 0) keep(done.times, kind.name, performance.now() - asked);
        }
      };
      await Promise.all(wires.map(each));
      if (block >= 0) keep(done.rates, kind.name, answered / ((performance.now() - begun) / 1_000));
    }
  }
  for (const wire of wires) wire.close();
  return done;
}

async function open({ kinds, perSecond, seconds }: Extract<Job, { job: "open" }>): Promise<Done> {
  const done: Done = { times: {}, rates: {}, refused: 0 };
  const free: Wire[] = [];
  const one = async (kind: Kind, round: number, due: number) => {
    let wire = free.pop();
    while (wire && !wire.open) wire = free.pop();
    wire ??= await openWire(kind.url);
    await ask(wire, kind, round, done);
    free.push(wire);
    keep(done.times, kind.name, performance.now() - due);
  };
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = begun + (at * 1_000) / perSecond;
    if (due - performance.now() > 1) await pause(due - performance.now());
    under.push(one(kinds[at % kinds.length]!, Math.floor(at / kinds.length), due));
  }
  await Promise.all(under);
  for (const wire of free) wire.close();
  return done;
}

function keep(kept: Times, name: string, value: number): void {
  kept[name] ??= [];
  kept[name].push(value);
}

async function ask(wire: Wire, { requests }: Kind, round: number, done: Done): Promise<void> {
  const { status } = await wire.ask(requests[round % requests.length]!);
  if (status !== 200) done.refused++;
}

/** Each statement on a connection that has its scope for good, so that one call is one round trip. */
async function prepare({ name, databaseUrl, statements }: Statements) {
  const sessions = await Promise.all(
    statements.map(async ({ text, values, tenantId, subject }) => {
      const sql = connect(databaseUrl, "app", { max: 1 });
      await sql`select set_config('app.tenant_id', ${tenantId}, false), set_config('app.subject_mode', ${subject === null ? "all" : "one"}, false),
        set_config('app.subject', ${subject ?? ""}, false), set_config('app.limits', '"none"', false)`;
      return { sql, one: () => sql.unsafe(text, values, { prepare: true }) };
    }),
  );
  return {
    name,
    one: (round: number) => sessions[round % sessions.length]!.one(),
    end: () => Promise.all(sessions.map(({ sql }) => sql.end({ timeout: 5 }))),
  };
}
