import { expect, test } from "vitest";
import { strengthOf } from "#components/account/strength.ts";

test("a password's strength is told by length, variety, and what is known of its owner", () => {
  const level = (password: string, known?: string[]) => strengthOf(password, known).level;
  expect(strengthOf("").words).toContain("At least 10");
  expect(strengthOf("nine char").words).toBe("1 more character needed.");
  expect([level("aaaaaaaaaaaa"), level("password2026"), level("abc12345678"), level("aabbaabbaabb")]).toEqual([1, 1, 1, 1]);
  expect(level("anna.berger rides", ["anna.berger"])).toBe(1);
  expect(level("purple kite")).toBe(2);
  expect(level("correct horse battery")).toBe(3);
  // Characters count, not bytes: four emoji are four.
  expect(level("💶💶💶💶")).toBe(0);
});
