import { afterAll, beforeAll, expect, test } from "vitest";
import { pause, signal } from "#db/embedded/processes.ts";
import { askDashboard, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";
import { Chance } from "#pipelines/law/random.ts";

/**
 * PostgreSQL is restarted under load, fast (sessions are ended in order) and immediate (as in a crash). Expected: senders
 * and dashboards get 503 with Retry-After, and nothing else that is not 200; no web or worker process ends; nothing that
 * was acknowledged is lost, nothing counts twice, and all goes on by itself within seconds of the database's return.
 */
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await untilUp(stack);
});
afterAll(() => stack?.stop());

test(`restarts of PostgreSQL, fast and immediate, lose nothing and end no process (seed ${seed})`, async ({ task }) => {
  const chance = new Chance(seed);
  const pids = () => [...stack.processes].map(([name, process]) => `${name} ${process.pid()}`);
  const before = pids();
  const clients = startClients(stack.web, stack.tenant.key, seed, 3);
  const answers = new Map<string, number>();
  let going = true;
  const looking = (async () => {
    while (going) {
      const answer = await askDashboard(stack, stack.tenant);
      const told = answer.status === 503 && answer.retryAfter === null && !/"retryAfter":\d/.test(answer.text);
      const name = told ? `503 without Retry-After: ${answer.text}` : String(answer.status);
      answers.set(name, (answers.get(name) ?? 0) + 1);
      await pause(50);
    }
  })();
  looking.catch(() => {});

  const hows = [...Array(4).fill("SIGINT"), ...Array(4).fill("SIGQUIT")] as NodeJS.Signals[];
  for (const how of chance.shuffle(hows)) {
    await pause(chance.int(500, 2_000));
    const pid = await stack.cluster.pid();
    if (pid !== undefined) signal(pid, how);
  }
  await pause(1_000);
  await clients.stop();
  going = false;
  await looking;
  expect(await untilSettled(stack, 60_000)).toBeNull();
  expect(await findings(stack, clients.ledger)).toEqual([]);
  expect(pids()).toEqual(before);
  expect([...answers.keys()].sort()).toEqual(["200", "503"]);
  expect(clients.ledger.retries).toBeGreaterThan(0);
  tell(task, {
    seeds: String(seed),
    counts: `${hows.length} restarts, ${clients.ledger.acknowledged.size} events, ${answers.get("200")} dashboards and ${answers.get("503")} refusals`,
  });
});
