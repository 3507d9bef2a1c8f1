import { isUtf8 } from "node:buffer";
import { AppError } from "#server/errors.ts";
import { withAnyBody } from "#server/http/read-body.ts";

/** Bytes of a call's input: an event of a million characters, written anew by hand, is the largest there is. */
const MOST_BYTES = 5_000_000;

/**
 * Reads a call's body, as long as it may be, and gives the request with it to `respond`; or the request without it, and why.
 * tRPC by itself would hold whatever comes, take forms for inputs, and have no code for either.
 */
export async function withWholeRequest(
  request: Request,
  respond: (whole: Request, refusal?: AppError) => Promise<Response>,
): Promise<Response> {
  if (request.method !== "POST") return respond(request);
  const { url, method, signal } = request;
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  try {
    return await withAnyBody(request, MOST_BYTES, (bytes) => {
      check(headers, bytes);
      return respond(new Request(url, { method, headers, signal, body: new Uint8Array(bytes) }));
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return respond(new Request(url, { method, headers, signal }), error);
  }
}

function check(headers: Headers, bytes: Buffer): void {
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? ""))
    throw new AppError("UNSUPPORTED_MEDIA", { message: "Send the input as application/json." });
  if (!isUtf8(bytes)) throw new AppError("MALFORMED_JSON", { message: "The body is not UTF-8 text." });
}
