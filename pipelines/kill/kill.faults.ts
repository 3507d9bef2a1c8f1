import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { killRun } from "#pipelines/kill/testing/kill-run.ts";

// As kill.it.test.ts, many times at random, with the production build of the web app. INLAY_SEED replays a plan;
// INLAY_KILLS sets how many kills there are.
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));
const kills = Number(process.env.INLAY_KILLS ?? 200);

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ web: "app" });
}, 900_000);
afterAll(() => stack?.stop());

test(`${kills} random kills of web, workers, imports and PostgreSQL lose nothing and count nothing twice (seed ${seed})`, async ({
  task,
}) => {
  const { found, killed, ...load } = await killRun(stack, { seed, kills, clients: 4, rows: 2_000 });
  const each = Object.entries(killed).map(([victim, times]) => `${victim} ${times}`);
  tell(task, { seeds: String(seed), counts: `${kills} kills (${each.join(", ")}); ${counted(load)}` });
  expect(found).toEqual([]);
  expect(load.retries).toBeGreaterThan(0);
});

function counted(load: { events: number; rows: number; retries: number; duplicates: number }): string {
  return `${load.events} events and ${load.rows} rows acknowledged, ${load.retries} sendings tried again`;
}
