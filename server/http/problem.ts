import { AppError, ERRORS } from "#server/errors.ts";
import { refusalOf } from "#server/http/refusal.ts";
import { log } from "#server/log.ts";
import { countThrottle } from "#server/observe/throttles.ts";

/**
 * Any error as the answer of a REST door: problem+json (RFC 9457). A database that cannot answer now is UNAVAILABLE;
 * whatever else is no AppError is logged and shown as INTERNAL with the request's id as its reference, nothing of it leaks.
 *
 * @param requestId the id in `instance`, in the log and in the answer's `x-request-id`
 */
export function problem(error: unknown, requestId: string): Response {
  const shown = error instanceof AppError ? error : (refusalOf(error) ?? new AppError("INTERNAL", {}, { cause: error }));
  const { status } = shown;
  countThrottle(shown);
  if (shown.code === "INTERNAL") log.error({ event: "http.error", requestId, err: shown.cause });
  else if (status >= 500) log.warn({ event: "http.unavailable", requestId, code: shown.code, err: shown.cause }, shown.message);
  const { message: _, retryAfter, ...more } = shown.details;
  const body = {
    type: `/docs/api#${slug(shown.code)}`,
    title: ERRORS[shown.code].title,
    status,
    detail: shown.code === "INTERNAL" ? `Something failed on our side. Tell us this reference: ${requestId}` : shown.message,
    instance: instanceOf(requestId),
    code: shown.code,
    ...(shown.code === "INTERNAL" ? { reference: requestId } : more),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
  });
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter)));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="inlay"');
  return new Response(JSON.stringify(body), { status, headers });
}

/** A proxy's own id of a request need not be a UUID. */
const instanceOf = (requestId: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(requestId) ? `urn:uuid:${requestId}` : `urn:request:${requestId}`;

/** The anchor of an error code in the rendered API reference. */
export const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");
