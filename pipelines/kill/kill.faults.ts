import { afterAll, beforeAll, expect, test } from "vitest";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { type FileImport, startImport } from "#pipelines/kill/testing/file-import.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";
import { type Stack, startStack } from "#pipelines/kill/testing/stack.ts";
import { Chance } from "#pipelines/law/random.ts";

// As kill.it.test.ts, many times at random. INLAY_SEED replays a plan; INLAY_KILLS sets how many kills there are.
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));
const kills = Number(process.env.INLAY_KILLS ?? 200);

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test(`${kills} random kills of web, workers, imports and PostgreSQL lose nothing and count nothing twice (seed ${seed})`, async () => {
  const chance = new Chance(seed);
  const clients = startClients(stack.door, stack.key, seed, 2);
  const files: FileImport[] = [];
  let going = true;
  const importing = (async () => {
    while (going) {
      const file = await startImport(stack, `file-${files.length}`, 3_000);
      files.push(file);
      await file.done();
      await pause(4_000);
    }
  })();
  // Heard when it is waited for; until then it is nobody's.
  importing.catch(() => {});

  for (let kill = 1; kill <= kills; kill++) {
    await pause(chance.int(20, 1_500));
    const victim = chance.pick(["web", "worker 1", "worker 2", "postgres", "import"] as const);
    if (victim === "import") await files.at(-1)?.kill("now");
    else await stack.kill(victim);
    expect(await stack.fallen()).toEqual([]);
    if (kill % 20 === 0) process.stderr.write(`${kill} kills, ${clients.ledger.acknowledged.size} events acknowledged\n`);
  }
  await clients.stop();
  going = false;
  await importing;
  expect(await untilSettled(stack, 60_000)).toBeNull();
  await files[0]!.again();
  expect(await untilSettled(stack, 20_000)).toBeNull();
  expect(await findings(stack, clients.ledger, files)).toEqual([]);
  expect(clients.ledger.retries).toBeGreaterThan(0);
});
