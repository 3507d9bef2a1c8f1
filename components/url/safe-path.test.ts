import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "#components/url/safe-path.ts";

test("after sign-in one stays on this site, whatever the link said", () => {
  const hostile = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom(
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      "https:evil.example",
      "\\\\evil.example",
      "data:text/html,x",
    ),
  );
  fc.assert(
    fc.property(hostile, (wanted) => {
      const landed = new URL(safePath(wanted), "https://inlay.example/sign-in");
      expect(landed.origin).toBe("https://inlay.example");
    }),
    { numRuns: 500 },
  );
});

test("a path of ours is kept with its query", () => {
  expect(safePath("/spending?period=year&category=a%26b")).toBe("/spending?period=year&category=a%26b");
  expect(safePath("/sign-in?callbackUrl=/sign-in")).toBe("/");
});
