import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttled } from "#components/data/throttled.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a storm of changes asks at once, then at most twice a second, and once more for the last", () => {
  const asked: number[] = [];
  const start = Date.now();
  const { call } = throttled(() => asked.push(Date.now() - start), 500);
  for (let at = 0; at < 1_200; at += 10) {
    call();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(5_000);
  expect(asked).toEqual([0, 500, 1_000, 1_500]);
});

test("what is cancelled does not ask any more", () => {
  const work = vi.fn();
  const { call, cancel } = throttled(work, 500);
  call();
  call();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(work).toHaveBeenCalledTimes(1);
});
