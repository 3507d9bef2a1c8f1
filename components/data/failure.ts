import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#server/trpc/router.ts";

/** Why a request failed, for the person who made it. */
export type Failure = {
  message: string;
  /** Where in what was sent, as a form names its fields: "rules.0.name". Null when it is about no one place. */
  path: string | null;
  /** What to ask about, when the fault is ours. */
  reference: string | null;
};

const UNREACHED = "The server could not be reached. Check your connection and try again; nothing you wrote is lost.";

/** What went wrong, from whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TRPCClientError && error.data) {
    const { data, message } = error as TRPCClientError<AppRouter>;
    const path = data?.path?.replace(/^\//, "").replaceAll("/", ".") || null;
    const wait = data?.retryAfter ? ` Try again in ${data.retryAfter} seconds.` : "";
    return { message: `${message}${wait}`, path, reference: data?.reference ?? null };
  }
  return { message: UNREACHED, path: null, reference: null };
}
