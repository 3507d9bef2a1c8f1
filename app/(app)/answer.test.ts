import { expect, test } from "vitest";
import { answer } from "#app/(app)/answer.ts";
import { AppError, type ErrorCode } from "#server/errors.ts";
import { toTrpcError } from "#server/trpc/error-shape.ts";

const asked = (code: ErrorCode) => answer(Promise.reject(toTrpcError(new AppError(code))));

test("what is not there, and an address that means nothing, is no page; what fails is an error", async () => {
  await expect(asked("NOT_FOUND")).rejects.toMatchObject({ digest: expect.stringMatching(/404/) });
  await expect(asked("BAD_REQUEST")).rejects.toMatchObject({ digest: expect.stringMatching(/404/) });
  await expect(asked("UNAUTHENTICATED")).rejects.toMatchObject({ digest: expect.stringMatching(/sign-in/) });
  await expect(asked("UNAVAILABLE")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(await asked("FORBIDDEN")).toBeNull();
});
