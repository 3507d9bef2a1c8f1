import { afterAll, beforeAll, expect, test } from "vitest";
import { payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";

/**
 * Nobody processes: all workers are gone. Expected: events are taken in as ever; dashboards answer with the figures they
 * had, and say as of when they are and since when something waits. With the first worker that is back all of it is in.
 */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ workers: 1 });
  await untilUp(stack);
});
afterAll(() => stack?.stop());

test("dashboards keep answering with their asOf while processing is down, and catch up by themselves", async ({ task }) => {
  expect(await post(stack, stack.tenant, payments("before", 10))).toMatchObject({ status: 200 });
  await until("the first payments are in the figures", async () => (await seen(stack, stack.tenant)).spent === 1_000);
  const current = await seen(stack, stack.tenant);
  expect(current.waitingSince).toBeNull();

  await stack.stopWorkers();
  const down = Date.now();
  expect(await post(stack, stack.tenant, payments("while", 5))).toMatchObject({ status: 200 });
  const answers = [];
  for (let asked = 0; asked < 10; asked++) {
    answers.push(await seen(stack, stack.tenant));
    await post(stack, stack.tenant, payments(`more-${asked}`, 1));
  }
  // The figures are those of before, and what they say of themselves stands still at the oldest event that waits.
  for (const { spent, asOf, waitingSince } of answers) {
    expect(spent).toBe(1_000);
    expect(asOf).toBe(answers[0]!.asOf);
    expect(waitingSince).toBe(asOf);
  }
  expect(answers[0]!.asOf).toBeGreaterThanOrEqual(current.asOf);
  expect(answers[0]!.asOf).toBeLessThanOrEqual(Date.now());

  stack.startWorkers(1);
  await until("everything is in the figures", async () => {
    const { spent, waitingSince } = await seen(stack, stack.tenant);
    return spent === 2_500 && waitingSince === null;
  });
  expect((await seen(stack, stack.tenant)).asOf).toBeGreaterThan(answers[0]!.asOf);
  tell(task, { counts: `${answers.length} dashboards in ${Math.round((Date.now() - down) / 1_000)} s without a worker` });
});
