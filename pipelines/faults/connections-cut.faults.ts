import { connect as open } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pause } from "#db/embedded/processes.ts";
import type { BadNetwork } from "#db/testing/bad-network.ts";
import { askDashboard, payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";
import { Chance } from "#pipelines/law/random.ts";

/**
 * Connections are cut midway, stall, or are swallowed without a word. Expected: between the processes and PostgreSQL a cut
 * is a 503 with Retry-After and the same event comes back as a duplicate where it was stored; what stalls goes on when the
 * network does; a connection that is swallowed is given up within 70 seconds, without anybody's help. Of a sender that is
 * cut off within its request nothing is stored.
 */
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));

let stack: Stack;
let network: BadNetwork;
beforeAll(async () => {
  stack = await startStack({ badNetwork: true });
  network = stack.network!;
  await untilUp(stack);
});
afterAll(() => stack?.stop());

test(`connections to PostgreSQL that are cut midway or stall lose nothing and count nothing twice (seed ${seed})`, async ({
  task,
}) => {
  const chance = new Chance(seed);
  const clients = startClients(stack.web, stack.tenant.key, seed, 3);
  let cuts = 0;
  for (let round = 0; round < 20; round++) {
    await pause(chance.int(200, 800));
    const how = chance.pick(["now", "midway", "stall"] as const);
    if (how === "stall") {
      network.set("stall");
      await pause(chance.int(500, 2_000));
      network.set("pass");
      continue;
    }
    cuts++;
    // Midway: what connects next is cut within an answer.
    if (how === "midway") network.cutAfter(chance.int(300, 6_000));
    network.cut();
    await pause(how === "midway" ? 1_000 : 0);
    network.cutAfter(null);
  }
  network.cut();
  await clients.stop();
  expect(await untilSettled(stack, 60_000)).toBeNull();
  expect(await findings(stack, clients.ledger)).toEqual([]);
  expect(clients.ledger.retries).toBeGreaterThan(0);
  const { acknowledged, retries, duplicates } = clients.ledger;
  const counts = `${cuts} cuts, ${20 - cuts} stalls, ${acknowledged.size} events, ${retries} sendings tried again, ${duplicates} known already`;
  tell(task, { seeds: String(seed), counts });
});

test("what a network swallows is given up, and everything goes on without help", async ({ task }) => {
  const tenant = await stack.addTenant("swallowed");
  await post(stack, tenant, payments("before", 1));
  await until("it is in the figures", async () => (await seen(stack, tenant)).spent === 100);

  network.set("hole");
  const begun = performance.now();
  // All connections there are get something to wait for; each caller has an answer in the end.
  const asked = [
    ...Array.from({ length: 12 }, () => askDashboard(stack, tenant, 120_000)),
    ...Array.from({ length: 12 }, (_, at) => post(stack, tenant, payments(`hole-${at}`, 1), 120_000)),
  ];
  await pause(3_000);
  network.set("pass");
  const answers = await Promise.all(asked);
  for (const answer of answers) expect([200, 503]).toContain(answer.status);
  expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
  const answered = performance.now() - begun;
  const missing = answers.slice(12).flatMap(({ status }, at) => (status === 200 ? [] : payments(`hole-${at}`, 1)));
  if (missing.length > 0) expect(await post(stack, tenant, missing)).toMatchObject({ status: 200 });
  await until("all of it is in the figures", async () => (await seen(stack, tenant)).spent === 1_300, 150_000);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  tell(task, { counts: `answers after ${Math.round(answered / 1_000)} s, figures current after ${seconds} s` });
});

test("of a sender that is cut off within its request nothing is stored, and its next try is", async ({ task }) => {
  const tenant = await stack.addTenant("cut-off");
  const body = JSON.stringify(payments("half", 50));
  const { port } = new URL(stack.web);
  const head = [
    "POST /api/v1/events HTTP/1.1",
    "host: inlay",
    `authorization: Bearer ${tenant.key}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ].join("\r\n");
  for (let tries = 0; tries < 10; tries++) {
    const socket = open(Number(port), "127.0.0.1");
    socket.write(`${head}\r\n\r\n${body.slice(0, Math.floor((body.length * tries) / 10))}`);
    await pause(100);
    socket.resetAndDestroy();
  }
  await pause(500);
  expect(await stack.sql`select from raw.batch where tenant_id = ${tenant.id}`).toHaveLength(0);
  const answer = await post(stack, tenant, payments("half", 50));
  expect(JSON.parse(answer.text)).toMatchObject({ accepted: 50, duplicate: 0 });
  expect((await askDashboard(stack, tenant)).status).toBe(200);
  tell(task, { counts: "10 requests cut off" });
});
