import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { createWaker } from "#pipelines/collect/waker.ts";

test("many commits share few wakes, and the last one is always followed by one", async () => {
  const committed: number[] = [];
  const seen: number[] = [];
  const wake = createWaker(
    async () => {
      const newest = committed.length;
      await pause(5);
      seen.push(newest);
    },
    () => {},
  );
  for (let i = 0; i < 200; i++) {
    committed.push(i);
    wake("tenant");
    if (i % 20 === 0) await pause(1);
  }
  await expect.poll(() => seen.at(-1)).toBe(200);
  expect(seen.length).toBeLessThan(40);
});

test("a wake that fails is told, and the next commit tries again", async () => {
  const failures: string[] = [];
  let sends = 0;
  const wake = createWaker(
    async () => {
      if (sends++ === 0) throw new Error("the queue is away");
    },
    (_, tenant) => failures.push(tenant),
  );
  wake("a");
  wake("a");
  await expect.poll(() => sends).toBe(2);
  expect([sends, failures]).toEqual([2, ["a"]]);
});
