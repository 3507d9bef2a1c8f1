import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { apart, currentTags, note, requestId, runWith } from "#server/observe/current.ts";

test("what is learnt in one request is told in its own lines, and in no other's that runs at the same time", async () => {
  const one = async (id: string) => {
    await pause(1);
    note({ tenant: `of ${id}` });
    await pause(1);
    return currentTags();
  };
  const all = ["a", "b", "c"].map((id) => runWith({ requestId: id }, () => one(id)));
  expect(await Promise.all(all)).toEqual(["a", "b", "c"].map((id) => ({ requestId: id, tenant: `of ${id}` })));
  expect(currentTags()).toEqual({});
});

test("what a request makes for all that follow does not speak in its name", async () => {
  const later = runWith({ requestId: "a" }, () =>
    apart(async () => {
      await pause(1);
      note({ tenant: "somebody's" });
      return currentTags();
    }),
  );
  expect(await later).toEqual({});
});

test("work without a request has an id of its own each time", () => {
  expect(runWith({ requestId: "a" }, requestId)).toBe("a");
  expect(requestId()).not.toBe(requestId());
});
