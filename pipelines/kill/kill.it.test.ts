import { afterAll, beforeAll, expect, test } from "vitest";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { startImport } from "#pipelines/kill/testing/file-import.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";
import { type Stack, startStack } from "#pipelines/kill/testing/stack.ts";
import { Chance } from "#pipelines/law/random.ts";

// Real processes on a durable PostgreSQL of their own, killed under load. The door is the code of the route handler in a
// plain HTTP server, so that no build is needed; kill.faults.ts kills many times more. INLAY_SEED replays a plan.
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

test(`kill -9 of web, worker, import and PostgreSQL loses nothing and counts nothing twice (plain HTTP door, seed ${seed})`, async () => {
  const chance = new Chance(seed);
  const clients = startClients(stack.door, stack.key, seed, 3);
  const file = await startImport(stack, "file", 6_000);
  const pause = () => new Promise((done) => setTimeout(done, chance.int(300, 1_200)));
  await expect.poll(() => clients.ledger.acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(500);

  await file.kill("midway");
  for (const victim of chance.shuffle(["web", "worker 1", "postgres", "worker 2"] as const)) {
    await pause();
    await stack.kill(victim);
  }
  await pause();
  await clients.stop();
  await file.done();
  expect(await untilSettled(stack, 20_000)).toBeNull();
  // The whole file once more, after it is in.
  await file.again();
  expect(await untilSettled(stack, 10_000)).toBeNull();

  expect(await findings(stack, clients.ledger, [file])).toEqual([]);
  // The controls: there was load, and answers were lost on the way.
  expect(clients.ledger.retries).toBeGreaterThan(0);
  expect(clients.ledger.transactions).toBeGreaterThan(500);
  expect(clients.ledger.readings).toBeGreaterThan(500);
}, 120_000);
