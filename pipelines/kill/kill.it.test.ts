import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { killRun } from "#pipelines/kill/testing/kill-run.ts";
import { VICTIMS } from "#pipelines/kill/testing/plan.ts";

// Real processes on a durable PostgreSQL of their own, killed under load: each of them once. kill.faults.ts kills many
// times more, and the production build. INLAY_SEED replays a plan.
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

test(`kill -9 of web, workers, import and PostgreSQL loses nothing and counts nothing twice (seed ${seed})`, async () => {
  const run = await killRun(stack, { seed, kills: VICTIMS.length, clients: 3, rows: 6_000 });
  expect(run.found).toEqual([]);
  // There was load, and answers were lost on the way.
  expect(run.retries).toBeGreaterThan(0);
  expect(run.events).toBeGreaterThan(500);
}, 120_000);
