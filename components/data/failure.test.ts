import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureOf } from "#components/data/failure.ts";
import type { AppRouter } from "#server/trpc/router.ts";

const thrown = (message: string, data: object) =>
  new TRPCClientError<AppRouter>(message, { result: { error: { message, code: -32000, data } as never } });

test("what the server refuses is told in its words, at the field it names, whether as a path or as a pointer", () => {
  const code = { code: "CONFLICT", httpStatus: 409 };
  expect(failureOf(thrown("Taken.", { ...code, path: "/people/0/email" }))).toEqual({
    message: "Taken.",
    path: "people.0.email",
    reference: null,
  });
  expect(failureOf(thrown("Taken.", { ...code, path: "slug" })).path).toBe("slug");
  expect(failureOf(thrown("Taken.", { ...code, path: "" })).path).toBeNull();
});

test("a fault of ours has a reference, too many requests a time, a lost connection what to do", () => {
  expect(failureOf(thrown("Internal error", { code: "INTERNAL", httpStatus: 500, reference: "r-1" })).reference).toBe("r-1");
  expect(failureOf(thrown("Too many.", { code: "TOO_MANY_REQUESTS", httpStatus: 429, retryAfter: 30 })).message).toBe(
    "Too many. Try again in 30 seconds.",
  );
  for (const error of [new TypeError("fetch failed"), new TRPCClientError("Failed to fetch"), "?", undefined])
    expect(failureOf(error).message).toMatch(/could not be reached.*nothing you wrote is lost/);
});
