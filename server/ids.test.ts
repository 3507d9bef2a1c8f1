import { expect, test } from "vitest";
import { uuidv7 } from "#server/ids.ts";

test("ids are of version 7, follow each other also within a millisecond, and are never twice", () => {
  const before = Date.now();
  const made = Array.from({ length: 20_000 }, () => uuidv7());
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(made.length);
  expect(Number.parseInt(made[0]!.replace("-", "").slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
});
