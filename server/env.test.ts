import { expect, test } from "vitest";
import { readEnv } from "#server/env.ts";

test("a variable that was changed is read as it is now", () => {
  expect(readEnv({ PORT: "3000" }).PORT).toBe(3000);
  expect(readEnv({ PORT: "3001" }).PORT).toBe(3001);
  expect(readEnv({ PORT: "" }).PORT).toBeUndefined();
});

test("a wrong one is named, also when it was right before, and right again when it is", () => {
  expect(readEnv({ INLAY_POOL: "5" }).INLAY_POOL).toBe(5);
  expect(() => readEnv({ INLAY_POOL: "none" })).toThrow(/INLAY_POOL/);
  expect(readEnv({ INLAY_POOL: "5" }).INLAY_POOL).toBe(5);
});
