import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { z } from "zod";
import { AppError, ERRORS, type ErrorCode } from "#server/errors.ts";
import { refusalOf } from "#server/http/refusal.ts";
import { sentenceOf } from "#server/input.ts";

/** tRPC's own names of the statuses in the table of errors. */
const TRPC_CODES: Record<(typeof ERRORS)[ErrorCode]["status"], TRPC_ERROR_CODE_KEY> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** What a client sees of an error: the same codes as on REST. */
export type ErrorData = {
  code: ErrorCode;
  httpStatus: number;
  /** Where in the input. */
  path?: string;
  /** Seconds. */
  retryAfter?: number;
  /** Of an internal error: what to ask about, found in the log. */
  reference?: string;
};

/** The AppError behind a tRPC error; tRPC's own complaints (no such procedure, wrong input) become ours; null is for the log alone. */
export function appErrorOf(error: TRPCError): AppError | null {
  if (error.cause instanceof AppError) return error.cause;
  const refusal = refusalOf(error.cause);
  if (refusal) return refusal;
  if (error.code === "BAD_REQUEST" && error.cause instanceof z.ZodError) {
    const issues = error.cause.issues;
    return new AppError("BAD_REQUEST", { message: sentenceOf(issues), path: issues[0]?.path.join(".") ?? "" });
  }
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED")
    return new AppError("NOT_FOUND", { message: "There is no such procedure." });
  // Not what the parser says: it repeats the text it fails on.
  if (error.code === "PARSE_ERROR" || error.cause instanceof SyntaxError)
    return new AppError("MALFORMED_JSON", { message: "The input is not valid JSON." });
  if (error.code === "UNSUPPORTED_MEDIA_TYPE")
    return new AppError("UNSUPPORTED_MEDIA", { message: "Send the input as application/json." });
  if (error.code === "BAD_REQUEST") return new AppError("BAD_REQUEST", { message: error.message });
  return null;
}

/** The one place where an error gets the shape that clients see. */
export function errorShape(error: TRPCError, reference: string): { message: string; data: ErrorData } {
  const known = appErrorOf(error);
  if (!known)
    return { message: ERRORS.INTERNAL.title, data: { code: "INTERNAL", httpStatus: ERRORS.INTERNAL.status, reference } };
  const { path, retryAfter } = known.details;
  const data = {
    code: known.code,
    httpStatus: known.status,
    ...(path !== undefined && { path }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  return { message: known.message, data };
}

/** An AppError as tRPC throws it, so that direct callers (server components, tests) see its code too. */
export function toTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: TRPC_CODES[error.status as keyof typeof TRPC_CODES], message: error.message, cause: error });
}
