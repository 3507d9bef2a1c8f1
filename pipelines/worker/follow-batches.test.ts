import { describe, expect, test } from "vitest";
import { followBatches } from "#pipelines/worker/follow-batches.ts";

describe("a batch is followed", () => {
  test("into the figures by the roll that began after its claim, not by one that was under way, and told once", () => {
    const batches = followBatches();
    batches.claimed("acme", ["a"], 10);
    batches.claimed("acme", ["b"], 20);
    batches.claimed("globex", ["c"], 10);
    expect(batches.rolled("acme", 15, 30)).toEqual(["a"]);
    expect(batches.rolled("acme", 35, 40)).toEqual(["b"]);
    expect(batches.rolled("acme", 45, 50)).toEqual([]);
  });

  test("into each view by the refresh that began after its roll was done", () => {
    const batches = followBatches();
    batches.claimed("acme", ["a", "b"], 10);
    batches.rolled("acme", 20, 30);
    expect(batches.refreshed("months", 25)).toEqual([]);
    expect(batches.refreshed("months", 31)).toEqual(["a", "b"]);
    expect(batches.refreshed("months", 32)).toEqual([]);
    expect(batches.refreshed("merchants", 32)).toEqual(["a", "b"]);
  });

  test("as long as memory is bounded: of too many the newest are kept", () => {
    const batches = followBatches(3);
    for (let n = 0; n < 10; n++) batches.claimed("acme", [`${n}`], n);
    expect(batches.rolled("acme", 20, 30)).toEqual(["7", "8", "9"]);
    batches.claimed("acme", ["x"], 40);
    batches.rolled("acme", 41, 42);
    expect(batches.refreshed("months", 50)).toEqual(["8", "9", "x"]);
  });
});
